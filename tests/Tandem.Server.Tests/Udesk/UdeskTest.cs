namespace Tandem.Server.Tests.Udesk;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Server.Tests.Rig;

/// <summary>The Udesk dialect over a real HTTP server, signed as the document says.</summary>
[Collection(LiveServerTests.Name)]
public abstract class UdeskTest(LiveServer server)
{
    private static int nextAgent = 500_000;
    private static int nextExtension = 9_100;

    protected LiveServer Server => server;

    protected string AppId => server.Host.Credentials["udesk", "appId"];

    protected string Sid => server.Host.Credentials["udesk", "sid"];

    protected string AuthToken => server.Host.Credentials["udesk", "authToken"];

    protected static string FreshAgent() => $"{Interlocked.Increment(ref nextAgent)}";

    protected static string FreshExtension() => $"{Interlocked.Increment(ref nextExtension)}";

    protected static string Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    protected string Sign(string timestamp) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Sid + AuthToken + timestamp)));

    protected string Signed(string path, string more = "")
    {
        string now = Now();
        return $"/ccapi/v2/{path}?AppId={AppId}&Timestamp={now}&Sign={Sign(now)}&Sid={Sid}{more}";
    }

    protected Task<Reply> SendAsync(string method, string path, string? body = null, string more = "") =>
        server.SendAsync(method, Signed(path, more), body, "");

    protected async Task<string> AgentAsync(string more = "")
    {
        string id = FreshAgent();
        IsOk(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "w{{id}}"{{more}} }"""));
        return id;
    }

    protected static Reply IsOk(Reply reply)
    {
        reply.Is(200);
        Assert.Equal("000000", reply.Value("ErrCode"));
        return reply;
    }

    protected static void Fails(Reply reply, int status, string code)
    {
        reply.Is(status);
        Assert.Equal(code, reply.Value("ErrCode"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Json.GetProperty("Result").ValueKind);
    }
}
