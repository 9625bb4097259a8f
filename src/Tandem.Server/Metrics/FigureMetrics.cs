namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using Tandem.Core.Contract.Views;
using Tandem.Net.Loop;
using Tandem.Server.Hosting;
using Tandem.Server.Watching;

/// <summary>What <see cref="CallFigures"/> and the loop's counts have, told apart by tags.</summary>
internal static class FigureMetrics
{
    public static IEnumerable<Measurement<double>> Offered(ServerHost host) => OfQueues(host, queue => queue.Offered);

    public static IEnumerable<Measurement<double>> AnsweredInTime(ServerHost host) => OfQueues(host, queue => queue.AnsweredInTime);

    public static IEnumerable<Measurement<double>> ServiceLevel(ServerHost host) => OfQueues(host, queue => queue.ServiceLevel);

    public static IEnumerable<Measurement<double>> Outcomes(ServerHost host) =>
        host.Figures.Outcomes.Select(each => new Measurement<double>(
            each.Value,
            new("tenant", host.NameOf(each.Key.Tenant)),
            new("outcome", each.Key.Outcome)
        ));

    public static IEnumerable<Measurement<double>> Codes(ServerHost host) =>
        Of(host.Node.CodesReceived, "received").Concat(Of(host.Node.CodesSent, "sent"));

    public static IEnumerable<Measurement<double>> HttpRefused(ServerHost host) =>
        host
            .HttpRefusals.All()
            .Select(each => new Measurement<double>(each.Count, new KeyValuePair<string, object?>("status", each.Status)));

    /// <summary>Legs from which nothing is heard now though they are up.</summary>
    public static double SilentLegs(ServerHost host) =>
        host
            .Tenants.Select(tenant => host.Node.Views(tenant.Row.Id))
            .OfType<TenantViews>()
            .Sum(views => views.Calls.All().Sum(call => call.Legs.Count(leg => leg.Silent)));

    private static IEnumerable<Measurement<double>> Of(SipCodes codes, string direction)
    {
        for (int code = 100; code < SipCodes.Limit; code++)
        {
            if (codes[code] is > 0 and long count)
            {
                yield return new Measurement<double>(count, new("code", code), new("direction", direction));
            }
        }
    }

    // A queue nobody has called yet has its figures too.
    private static IEnumerable<Measurement<double>> OfQueues(ServerHost host, Func<QueueFigures, double> figure)
    {
        Dictionary<(int Tenant, string Queue), QueueFigures> seen = host.Figures.Queues.ToDictionary();
        QueueFigures none = new();
        foreach (ServedTenant tenant in host.Tenants)
        {
            foreach (QueueView queue in host.Node.Views(tenant.Row.Id)?.QueueStates.All() ?? [])
            {
                string name = host.Node.Views(tenant.Row.Id)?.Queues[queue.QueueId]?.Name ?? "";
                QueueFigures figures = seen.GetValueOrDefault((tenant.Row.Id, name), none);
                yield return new Measurement<double>(figure(figures), new("tenant", tenant.Row.Name), new("queue", name));
            }
        }
    }
}
