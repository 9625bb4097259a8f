namespace Tandem.Server.Metrics;

using System.Diagnostics.Metrics;
using Tandem.Core.Contract.Views;
using Tandem.Server.Hosting;

/// <summary>Per queue, told apart by the tenant's and the queue's name.</summary>
internal static class QueueMetrics
{
    private const double MicrosPerSecond = 1e6;

    public static IEnumerable<Measurement<double>> Waiting(ServerHost host) => Of(host, queue => queue.Waiting);

    public static IEnumerable<Measurement<double>> Free(ServerHost host) => Of(host, queue => queue.Callable);

    public static IEnumerable<Measurement<double>> SignedIn(ServerHost host) => Of(host, queue => queue.SignedIn);

    public static IEnumerable<Measurement<double>> Answered(ServerHost host) => Of(host, queue => queue.Answered);

    public static IEnumerable<Measurement<double>> Abandoned(ServerHost host) => Of(host, queue => queue.Abandoned);

    public static IEnumerable<Measurement<double>> LongestWait(ServerHost host)
    {
        double now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1_000.0;
        return Of(host, queue => queue.OldestMicros == 0 ? 0 : Math.Max(0, now - queue.OldestMicros) / MicrosPerSecond);
    }

    private static IEnumerable<Measurement<double>> Of(ServerHost host, Func<QueueView, double> figure)
    {
        foreach (ServedTenant tenant in host.Tenants)
        {
            if (host.Node.Views(tenant.Row.Id) is not { } views)
            {
                continue;
            }
            foreach (QueueView queue in views.QueueStates.All())
            {
                string name = views.Queues[queue.QueueId]?.Name ?? "";
                yield return new Measurement<double>(figure(queue), new("tenant", tenant.Row.Name), new("queue", name));
            }
        }
    }
}
