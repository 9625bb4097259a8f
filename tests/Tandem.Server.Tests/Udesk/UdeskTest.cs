namespace Tandem.Server.Tests.Udesk;

using Tandem.Server.Tests.Rig;

/// <summary>The Udesk dialect over a real HTTP server, signed as the document says.</summary>
[Collection(LiveServerTests.Name)]
public abstract class UdeskTest(LiveServer server)
{
    private readonly UdeskClient client = new(server);

    protected LiveServer Server => server;

    protected UdeskClient Client => client;

    protected string AppId => client.AppId;

    protected string Sid => client.Sid;

    protected static string FreshAgent() => UdeskClient.FreshAgent();

    protected static string FreshExtension() => UdeskClient.FreshExtension();

    protected static string Now() => UdeskClient.Now();

    protected string Sign(string timestamp) => client.Sign(timestamp);

    protected Task<Reply> SendAsync(string method, string path, string? body = null, string more = "") =>
        client.SendAsync(method, path, body, more);

    protected Task<string> AgentAsync(string more = "") => client.AgentAsync(more);

    protected static Reply IsOk(Reply reply) => UdeskClient.IsOk(reply);

    protected static void Fails(Reply reply, int status, string code) => UdeskClient.Fails(reply, status, code);
}
