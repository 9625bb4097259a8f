namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Net;
using Tandem.Server.Options;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.EventLog;

/// <summary>
/// Has old call records deleted: an event in the tenant's log says so, and the records follow from it, so that what is made of the log again has
/// them no more either. A bearable number at once, oldest first.
/// </summary>
internal sealed class LogRetention(ServeOptions given, CentreStore store, NetNode node) : IAsyncDisposable
{
    /// <summary>Records that one event deletes: well below a second of the disk's time.</summary>
    private const int MostAtOnce = 20_000;

    private const long MicrosPerDay = 86_400_000_000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WhileThereIsMore = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource end = new();
    private volatile ServeOptions options = given;
    private Task running = Task.CompletedTask;

    /// <summary>Of the log of events, for the store.</summary>
    public static EventRetention OfEvents(ServeOptions options)
    {
        Dictionary<string, EventRetention> of = new(StringComparer.Ordinal);
        foreach (string tenant in options.KeepEvents.Of.Keys.Union(options.KeepEventsSize.Of.Keys))
        {
            of[tenant] = Events(options.KeepEvents.For(tenant), options.KeepEventsSize.For(tenant));
        }
        return Events(options.KeepEvents.Usual, options.KeepEventsSize.Usual) with { Of = of };
    }

    public void Start() => running = RunAsync();

    /// <summary>These count from now on, for events too.</summary>
    public void Use(ServeOptions next)
    {
        options = next;
        store.Retain(OfEvents(next));
    }

    /// <summary>Deletes what is too old at that moment; true when there is more. Throws <see cref="StoreException"/>.</summary>
    internal async Task<bool> CutAsync(long nowMicros)
    {
        bool more = false;
        foreach (TenantRow tenant in store.Tenants())
        {
            int days = options.KeepRecords.For(tenant.Name);
            long before = nowMicros - days * MicrosPerDay;
            if (days > 0 && store.Records.Before(tenant.Id, before, MostAtOnce) is var cut and > 0)
            {
                await node.AskAsync(tenant.Id, new LogEvent(new RecordsCut(cut)), Actor.System);
                more |= cut < before;
            }
        }
        return more;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        end.Dispose();
    }

    private async Task RunAsync()
    {
        TimeSpan pause = WhileThereIsMore;
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(pause, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end.IsCancellationRequested)
            {
                return;
            }
            try
            {
                long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000;
                pause = await CutAsync(now) ? WhileThereIsMore : Every;
            }
            catch (Exception e) when (e is StoreException or OperationCanceledException)
            {
                pause = Every;
            }
        }
    }

    private static EventRetention Events(int days, int megabytes)
    {
        TimeSpan age = days > 0 ? TimeSpan.FromDays(days) : EventRetention.Default.MaxAge;
        return new EventRetention(age, megabytes * 1_048_576L);
    }
}
