namespace Tandem.Interop.Tests;

using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>
/// The snippet of UCCC's document, word for word, on a page of another origin in Chromium: all nine states come in the document's order, by each way a browser
/// has.
/// </summary>
public sealed class FayePageTests : IDisposable
{
    private const string Agent = "699861013";
    private const string Callee = "13800138000";
    private const string NoSocket = "delete window.WebSocket; delete window.EventSource;";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    /// <summary>A call that is answered, one that the agent's phone declines, one that the callee's declines without ringing.</summary>
    private static readonly string[] Told =
    [
        "started agentReady callAgentSuccess callCallee calleeRingBack processed calleeAnswered hangup",
        "started agentReady callAgentFailed processed",
        "started agentReady callAgentSuccess callCallee processed hangup",
    ];

    private readonly RunningServer server = new("--number", "02112345678");
    private readonly PhoneRig rig = new();

    public void Dispose()
    {
        rig.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData("", "websocket")]
    [InlineData(NoSocket, "long-polling")]
    [InlineData($"{NoSocket} delete window.XMLHttpRequest; delete window.XDomainRequest;", "callback-polling")]
    public void The_documents_snippet_hears_all_states_in_their_order(string prelude, string way)
    {
        Ask("/v1/users", new { login = Agent, extensionSecret = "secret" });
        Phone agent = Add("secret", Agent);
        Phone callee = Add("", Callee);
        Ask("/v1/trunks", new { name = "city", peers = new[] { $"{callee.Config.Local}" } });
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        string[] expected = [.. Told.SelectMany(states => states.Split(' '))];
        using Tool page = new(
            "node",
            server.Folder,
            BrowserClients.Scenario("monitor-page.js"),
            BrowserClients.Modules,
            $"{server.HttpPort}",
            prelude,
            $"{expected.Length}"
        );
        Await.Until(() => Has(page, "listening at http://crm.example"), Limit, () => $"{page.Log}\n{server.Log}");

        Call();
        Await.Until(() => Count(page, "calleeAnswered") == 1, Limit, () => $"{page.Log}\n{server.Log}");
        rig.Do(callee, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
        Await.Until(() => Count(page, "hangup") == 1, Limit, () => $"{page.Log}\n{server.Log}");
        rig.Do(agent, (phone, _) => phone.Temper = PhoneTemper.Declines);
        Call();
        Await.Until(() => Count(page, "processed") == 2, Limit, () => $"{page.Log}\n{server.Log}");
        rig.Do(agent, (phone, _) => phone.Temper = PhoneTemper.Answers);
        rig.Do(callee, (phone, _) => phone.Temper = PhoneTemper.Busy);
        Call();

        Assert.Equal(0, page.Finish(Limit));
        Assert.Equal(expected, States(page));
        Assert.Equal(9, States(page).Distinct().Count());
        Assert.Contains($"by {way}", page.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("error", page.Log.ToString(), StringComparison.Ordinal);
    }

    private Phone Add(string password, string user) =>
        rig.Add(
            Loopback,
            new PhoneConfig
            {
                User = user,
                Password = password,
                Domain = server.Domain,
                Server = Loopback.WithPort(server.SipPort),
                Local = default,
                Rtp = default,
                ToneHz = 500,
                RingFor = TimeSpan.FromMilliseconds(100),
            },
            (_, _) => { }
        );

    private static string[] States(Tool page) =>
        [
            .. page
                .Log.ToString()
                .Split('\n')
                .Where(line => line.StartsWith('{'))
                .Select(line => JsonElement.Parse(line).GetProperty("state").GetString()!),
        ];

    private static int Count(Tool page, string state) => States(page).Count(each => each == state);

    private static bool Has(Tool page, string word) => page.Log.ToString().Contains(word, StringComparison.Ordinal);

    private void Call()
    {
        JsonElement own = server.Credentials.GetProperty("uccc");
        string path = $"/api/v31/tserver/tenants/{own.GetProperty("tenantId")}/calls?access_token={own.GetProperty("accessToken")}";
        Ask(path, new { calleeNumber = Callee, agentId = int.Parse(Agent) });
    }

    private void Ask(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"http://127.0.0.1:{server.HttpPort}{path}");
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        request.Content = JsonContent.Create(body);
        using HttpResponseMessage made = server.Http.Send(request);
        using StreamReader text = new(made.Content.ReadAsStream());
        Assert.True(made.IsSuccessStatusCode, text.ReadToEnd());
    }
}
