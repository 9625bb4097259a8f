namespace Tandem.Server.Tests.Metrics;

using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Server.Metrics;
using Tandem.Server.Tests.Rig;

/// <summary>The dashboard shows figures that there are, and all figures people watch are on it.</summary>
[Collection(LiveServerTests.Name)]
public class DashboardTests(LiveServer server)
{
    [Fact]
    public async Task EverySeriesOfTheDashboardIsServed()
    {
        await server.PostAsync("/v1/queues", """{ "name": "dashboard" }""");
        await server.GetAsync("/v1/users", "no key");
        Ask();
        await server.PostAsync("/v1/trunks", """{ "name": "dashboard", "peers": ["192.0.2.1"] }""");
        Happens(new QueueLeft(1, "dashboard", "Bridged", 1_000));
        server.Host.Figures.SetUp!(0.5);
        server.Host.Figures.Take(1, Event(new CallEnded("remote_hang_up")), new Tandem.Server.Watching.SeenCall());
        string text = (await server.GetAsync("/metrics")).Is(200).Text;
        string[] missing = [.. Used().Distinct().Where(name => !Regex.IsMatch(text, $"^{name}\\{{", RegexOptions.Multiline))];
        Assert.Empty(missing);
    }

    // Any request gets a response, which is counted by its code.
    private void Ask()
    {
        using System.Net.Sockets.UdpClient socket = new("127.0.0.1", server.Sip.Port);
        socket.Client.ReceiveTimeout = 10_000;
        socket.Send(
            System.Text.Encoding.ASCII.GetBytes(
                "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKdash\r\nFrom: <sip:a@b>;tag=1\r\n"
                    + "To: <sip:a@b>\r\nCall-ID: dash\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 9\r\nContent-Length: 0\r\n\r\n"
            )
        );
        System.Net.IPEndPoint from = new(0, 0);
        Assert.StartsWith("SIP/2.0 ", System.Text.Encoding.ASCII.GetString(socket.Receive(ref from)), StringComparison.Ordinal);
    }

    private void Happens(EventData data) => server.Host.Figures.Take(1, Event(data), null);

    private static Event Event(EventData data) => new(1, 1, 1, 1, Guid.Empty, Guid.Empty, 0, 1, Actor.System, data);

    [Fact]
    public void EveryFigureOfTheDashboardIsThere()
    {
        HashSet<string> known =
        [
            .. ServerMetricTable.All.Select(NameOf),
            .. ServerHistograms.Names.Select(name => $"{name.Replace('.', '_')}_seconds_bucket"),
        ];
        List<string> used = [.. Used()];
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(known));
    }

    [Fact]
    public void EveryFigureOfQueuesAndAgentsIsOnTheDashboard()
    {
        IEnumerable<string> watched = ServerMetricTable
            .All.Select(NameOf)
            .Where(name => name.StartsWith("tandem_queue_", StringComparison.Ordinal));
        Assert.Empty(watched.Except(Used()));
    }

    // As Prometheus sees it: see ServerMetric.
    private static string NameOf(ServerMetric metric) =>
        metric.Name.Replace('.', '_')
        + metric.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        }
        + (metric.Kind == MetricKind.Counter ? "_total" : "");

    private static IEnumerable<string> Used()
    {
        using JsonDocument dashboard = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "deploy", "tandem.json"))
        );
        foreach (JsonElement panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
        {
            foreach (JsonElement target in panel.GetProperty("targets").EnumerateArray())
            {
                foreach (Match name in Regex.Matches(target.GetProperty("expr").GetString()!, "tandem_[a-z_]+"))
                {
                    yield return name.Value;
                }
            }
        }
    }
}
