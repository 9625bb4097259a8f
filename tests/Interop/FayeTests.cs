namespace Tandem.Interop.Tests;

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>The stock faye client, in Node, follows an agent over each of its transports.</summary>
public sealed class FayeTests
{
    private const string Callee = "13800138000";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    /// <summary>Where <c>scripts/install-faye.sh</c> has put it; <c>./test</c> says where.</summary>
    private static string Client
    {
        get
        {
            string script = Environment.GetEnvironmentVariable("TANDEM_FAYE") ?? "";
            Assert.True(
                File.Exists(script),
                "the stock client is not installed: scripts/install-faye.sh artifacts/faye, and TANDEM_FAYE=…/client.js"
            );
            return Path.Combine(Path.GetDirectoryName(script)!, "node_modules", "faye");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("websocket")]
    public void The_stock_client_hears_the_states_of_a_call(string leftOut)
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999", "--number", "02112345678");
        int agent = AgentOf(server);
        using Tool node = new(
            "node",
            AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "Scenarios", "faye.js"),
            Client,
            $"http://127.0.0.1:{server.HttpPort}/faye",
            $"/monitor_agent_{agent}",
            leftOut,
            "3"
        );
        Await.Until(() => Has(node, "listening"), Limit, () => $"{node.Log}\n{server.Log}");

        Call(server, agent);

        Assert.Equal(0, node.Finish(Limit));
        Assert.Equal(["started", "callAgentFailed", "processed"], States(node));
    }

    [Fact]
    public void The_stock_client_is_refused_what_is_not_its_own()
    {
        using RunningServer server = new();
        using Tool node = new(
            "node",
            AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "Scenarios", "faye.js"),
            Client,
            $"http://127.0.0.1:{server.HttpPort}/faye",
            "/**",
            "",
            "1"
        );
        Assert.Equal(1, node.Finish(Limit));
        Assert.True(Has(node, "refused"), node.Log.ToString());
    }

    private static string[] States(Tool node) =>
        [
            .. node
                .Log.ToString()
                .Split('\n')
                .Where(line => line.StartsWith('{'))
                .Select(line => JsonElement.Parse(line).GetProperty("state").GetString()!),
        ];

    private static bool Has(Tool node, string word) => node.Log.ToString().Contains(word, StringComparison.Ordinal);

    private static int AgentOf(RunningServer server)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"http://127.0.0.1:{server.HttpPort}/v1/users");
        request.Headers.Add("Authorization", $"Bearer {server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()}");
        request.Content = JsonContent.Create(new { login = "1001", extensionSecret = "secret" });
        using HttpResponseMessage made = server.Http.Send(request);
        using StreamReader body = new(made.Content.ReadAsStream());
        return JsonElement.Parse(body.ReadToEnd()).GetProperty("id").GetInt32();
    }

    private static void Call(RunningServer server, int agent)
    {
        JsonElement own = server.Credentials.GetProperty("uccc");
        string path = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{server.HttpPort}/api/v31/tserver/tenants/{own.GetProperty("tenantId").GetString()}/calls"
        );
        using HttpRequestMessage request = new(HttpMethod.Post, $"{path}?access_token={own.GetProperty("accessToken").GetString()}");
        request.Content = JsonContent.Create(new { calleeNumber = Callee, agentId = agent });
        using HttpResponseMessage made = server.Http.Send(request);
        Assert.True(made.IsSuccessStatusCode);
    }
}
