namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using Tandem.Core.Contract.Views;
using Tandem.Server.Hosting;

internal static class AgentMetrics
{
    /// <summary>How many agents there are of each status and state.</summary>
    public static IEnumerable<Measurement<double>> ByState(ServerHost host)
    {
        foreach (ServedTenant tenant in host.Tenants)
        {
            if (host.Node.Views(tenant.Row.Id) is not { } views)
            {
                continue;
            }
            IEnumerable<IGrouping<(string Status, string State), AgentView>> groups = views
                .Agents.All()
                .GroupBy(agent => (agent.Status, agent.State));
            foreach (IGrouping<(string Status, string State), AgentView> group in groups)
            {
                yield return new Measurement<double>(
                    group.Count(),
                    new("tenant", tenant.Row.Name),
                    new("status", group.Key.Status),
                    new("state", group.Key.State)
                );
            }
        }
    }
}
