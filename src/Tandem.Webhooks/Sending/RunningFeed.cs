namespace Tandem.Webhooks.Sending;

/// <summary>A tenant's feed that is read on, until it is disposed of.</summary>
internal sealed class RunningFeed : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public RunningFeed(TenantFeed feed, Action more, SendingServices services)
    {
        Feed = feed;
        running = Task.Run(() => feed.RunAsync(more, services, stop.Token));
    }

    public TenantFeed Feed { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }
}
