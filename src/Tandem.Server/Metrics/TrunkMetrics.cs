namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using System.Globalization;
using Tandem.Core.Contract.Views;
using Tandem.Server.Hosting;

/// <summary>Per trunk, told apart by the tenant's and the trunk's name.</summary>
internal static class TrunkMetrics
{
    public static IEnumerable<Measurement<double>> Up(ServerHost host) =>
        Of(host, static (trunk, tags) => [new Measurement<double>(trunk.State == TrunkStates.Up ? 1 : 0, tags)]);

    public static IEnumerable<Measurement<double>> Registered(ServerHost host) =>
        Of(
            host,
            static (trunk, tags) =>
                trunk.Registration == "none" ? [] : [new Measurement<double>(trunk.Registration == "registered" ? 1 : 0, tags)]
        );

    public static IEnumerable<Measurement<double>> Calls(ServerHost host) =>
        Of(
            host,
            static (trunk, tags) =>
                [
                    new Measurement<double>(trunk.CallsIn, [.. tags, new("direction", "in")]),
                    new Measurement<double>(trunk.CallsOut, [.. tags, new("direction", "out")]),
                ]
        );

    public static IEnumerable<Measurement<double>> Attempts(ServerHost host) =>
        Of(
            host,
            static (trunk, tags) =>
                [
                    new Measurement<double>(trunk.Total.In, [.. tags, new("direction", "in")]),
                    new Measurement<double>(trunk.Total.Out, [.. tags, new("direction", "out")]),
                ]
        );

    public static IEnumerable<Measurement<double>> Answered(ServerHost host) =>
        Of(host, static (trunk, tags) => [new Measurement<double>(trunk.Total.Answered, tags)]);

    public static IEnumerable<Measurement<double>> Failed(ServerHost host) =>
        Of(host, static (trunk, tags) => [new Measurement<double>(trunk.Total.Failed, tags)]);

    public static IEnumerable<Measurement<double>> Refused(ServerHost host) =>
        Of(host, static (trunk, tags) => [new Measurement<double>(trunk.Total.Refused, tags)]);

    public static IEnumerable<Measurement<double>> Codes(ServerHost host) =>
        Of(
            host,
            static (trunk, tags) =>
                trunk.Total.Codes.Select(each => new Measurement<double>(
                    each.Value,
                    [.. tags, new("code", each.Key.ToString(CultureInfo.InvariantCulture))]
                ))
        );

    private static IEnumerable<Measurement<double>> Of(
        ServerHost host,
        Func<TrunkView, KeyValuePair<string, object?>[], IEnumerable<Measurement<double>>> figures
    )
    {
        foreach (ServedTenant tenant in host.Tenants)
        {
            if (host.Node.Views(tenant.Row.Id) is not { } views)
            {
                continue;
            }
            foreach (TrunkView trunk in views.TrunkStates.All())
            {
                string name = views.Trunks[trunk.TrunkId]?.Name ?? "";
                foreach (Measurement<double> figure in figures(trunk, [new("tenant", tenant.Row.Name), new("trunk", name)]))
                {
                    yield return figure;
                }
            }
        }
    }
}
