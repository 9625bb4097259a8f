namespace Tandem.Server.Tests.Metrics;

using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Server.Metrics;

/// <summary>The dashboard shows figures that there are, and all figures people watch are on it.</summary>
public class DashboardTests
{
    [Fact]
    public void EveryFigureOfTheDashboardIsThere()
    {
        HashSet<string> known = [.. ServerMetricTable.All.Select(NameOf)];
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
