namespace Tandem.Server.Tests.Udesk;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Asks a server as the document says, signed.</summary>
/// <param name="credential">Of an application; the default tenant's when not given.</param>
public sealed class UdeskClient(LiveServer server, Func<string, string>? credential = null)
{
    private static int nextAgent = 500_000;
    private static int nextExtension = 9_100;

    public LiveServer Server => server;

    public string AppId => Of("appId");

    public string Sid => Of("sid");

    public string AuthToken => Of("authToken");

    private string Of(string name) => credential is null ? server.Host.Credentials["udesk", name] : credential(name);

    public static string FreshAgent() => $"{Interlocked.Increment(ref nextAgent)}";

    public static string FreshExtension() => $"{Interlocked.Increment(ref nextExtension)}";

    public static string Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public string Sign(string timestamp) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Sid + AuthToken + timestamp)));

    public string Signed(string path, string more = "")
    {
        string now = Now();
        return $"/ccapi/v2/{path}?AppId={AppId}&Timestamp={now}&Sign={Sign(now)}&Sid={Sid}{more}";
    }

    public Task<Reply> SendAsync(string method, string path, string? body = null, string more = "") =>
        server.SendAsync(method, Signed(path, more), body, "");

    /// <summary>The result of a request that has to succeed.</summary>
    public async Task<JsonElement> ResultAsync(string method, string path, string? body = null, string more = "") =>
        IsOk(await SendAsync(method, path, body, more)).Json.GetProperty("Result");

    public async Task<string> AgentAsync(string more = "")
    {
        string id = FreshAgent();
        IsOk(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "w{{id}}"{{more}} }"""));
        return id;
    }

    public static Reply IsOk(Reply reply)
    {
        reply.Is(200);
        Assert.Equal("000000", reply.Value("ErrCode"));
        return reply;
    }

    public static void Fails(Reply reply, int status, string code)
    {
        reply.Is(status);
        Assert.Equal(code, reply.Value("ErrCode"));
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("Result").ValueKind);
    }
}
