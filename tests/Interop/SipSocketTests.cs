namespace Tandem.Interop.Tests;

using Tandem.Interop.Tests.Tools;

/// <summary>JsSIP, in Node, over ws and wss.</summary>
public class SipSocketTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Jssip_registers_asks_loses_its_socket_and_is_back(bool isSecure)
    {
        int port = RunningServer.FreePort();
        using RunningServer server = new("--http", $"https:127.0.0.1:{port}");
        server.BuildQueue("sales", "1001");
        string url = isSecure ? $"wss://localhost:{port}/ws" : $"ws://127.0.0.1:{server.HttpPort}/ws";
        using Tool node = new(
            "env",
            AppContext.BaseDirectory,
            $"NODE_EXTRA_CA_CERTS={Path.Combine(server.Folder, "tls", "localhost.pem")}",
            "node",
            BrowserClients.Scenario("jssip.js"),
            BrowserClients.Modules,
            url,
            "1001",
            server.Domain,
            RunningServer.SecretOf("1001")
        );
        Assert.True(node.Finish(Limit) == 0, $"{node.Log}\n{server.Log}");
        string said = node.Log.ToString();
        Assert.Contains("registered 1", said, StringComparison.Ordinal);
        Assert.Contains("options 200 INVITE, ACK", said, StringComparison.Ordinal);
        Assert.Contains("disconnected", said, StringComparison.Ordinal);
        Assert.Contains("registered 2", said, StringComparison.Ordinal);
        Assert.Contains("unregistered", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_secret_is_refused()
    {
        using RunningServer server = new();
        server.BuildQueue("sales", "1001");
        using Tool node = new(
            "node",
            AppContext.BaseDirectory,
            BrowserClients.Scenario("jssip.js"),
            BrowserClients.Modules,
            $"ws://127.0.0.1:{server.HttpPort}/ws",
            "1001",
            server.Domain,
            "wrong"
        );
        Assert.Equal(1, node.Finish(Limit));
        Assert.Contains("refused 401", node.Log.ToString(), StringComparison.Ordinal);
    }
}
