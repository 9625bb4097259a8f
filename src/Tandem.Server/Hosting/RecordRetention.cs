namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Net;
using Tandem.Store;
using Tandem.Store.Contract;

/// <summary>
/// Has old call records deleted: an event in the tenant's log says so, and the records follow from it, so that what is made of the log again has
/// them no more either. A bearable number at once, oldest first. The store, which cuts the log itself, is told how long that is to be.
/// </summary>
internal sealed class RecordRetention(RetentionRules rules, CentreStore store, NetNode node) : IAsyncDisposable
{
    /// <summary>Records that one event deletes: well below a second of the disk's time.</summary>
    private const int MostAtOnce = 20_000;

    private const long MicrosPerDay = 86_400_000_000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WhileThereIsMore = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource end = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = RunAsync();

    /// <summary>Deletes what is too old at that moment; true when there is more. Throws <see cref="StoreException"/>.</summary>
    internal async Task<bool> CutAsync(long nowMicros)
    {
        bool more = false;
        foreach (TenantRow tenant in store.Tenants())
        {
            int days = rules.Of(tenant.Id, tenant.Name).RecordDays;
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
                // Tenants change theirs while the server runs.
                store.Retain(rules.Events(store.Tenants()));
                long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000;
                pause = await CutAsync(now) ? WhileThereIsMore : Every;
            }
            catch (Exception e) when (e is StoreException or OperationCanceledException)
            {
                pause = Every;
            }
        }
    }
}
