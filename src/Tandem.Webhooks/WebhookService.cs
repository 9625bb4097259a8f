namespace Tandem.Webhooks;

using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Sending;
using Tandem.Webhooks.Shapes;
using Tandem.Webhooks.Subscriptions;

/// <summary>Tells subscribers what happens, at least once and in order per call, from the durable log.</summary>
public sealed class WebhookService : IAsyncDisposable
{
    private readonly IWebhookStore store;
    private readonly IEventLog log;
    private readonly SemaphoreSlim room;
    private readonly SenderTable senders;
    private readonly CheckpointWriter checkpoints;
    private readonly CancellationTokenSource stop = new();
    private Task writing = Task.CompletedTask;

    /// <summary>Made before the log is cut for the first time; nothing is sent until <see cref="Start"/>.</summary>
    /// <param name="store">Keeps subscriptions and progress.</param>
    /// <param name="log">What happens.</param>
    /// <param name="client">Sends.</param>
    /// <param name="shapes">What messages may look like.</param>
    /// <param name="limits">On all of it.</param>
    /// <param name="clock">For retries.</param>
    /// <param name="failed">Our own mistakes, for the server's log.</param>
    public WebhookService(
        IWebhookStore store,
        IEventLog log,
        OutboundClient client,
        ShapeTable shapes,
        WebhookLimits limits,
        TimeProvider clock,
        Action<string, Exception> failed
    )
    {
        this.store = store;
        this.log = log;
        Shapes = shapes;
        room = new SemaphoreSlim(limits.UnderWayInAll);
        Subscriptions = new SubscriptionTable(store, log, shapes, client, limits, clock);
        senders = new SenderTable(store, log, new SendingServices(store, client, shapes, limits, clock, room, GoneAsync, failed));
        checkpoints = new CheckpointWriter(store, () => senders.All, limits.CheckpointEvery);
        foreach (SubscriptionRow row in Subscriptions.All)
        {
            senders.Load(row);
        }
        Subscriptions.Changed += senders.Change;
        log.Need(senders.NeededFrom);
    }

    public SubscriptionTable Subscriptions { get; }

    public ShapeTable Shapes { get; }

    public void Start()
    {
        senders.Start();
        writing = Task.Run(() => checkpoints.RunAsync(stop.Token));
    }

    /// <summary>How it is doing; null when it is disabled, or not there.</summary>
    public SenderState? StateOf(int tenant, int id) => senders.Of(tenant, id)?.State();

    /// <summary>Sends again what it says.</summary>
    public SubscriptionCode TryReplay(int tenant, int id, Replay replay) =>
        senders.Of(tenant, id) is not { } sender ? SubscriptionCode.NotFound
        : sender.TryReplay(replay) ? SubscriptionCode.Done
        : SubscriptionCode.Busy;

    /// <summary>What waits for its pause is tried at once; false when it is disabled, or not there.</summary>
    public bool TryNow(int tenant, int id)
    {
        SubscriptionSender? sender = senders.Of(tenant, id);
        sender?.TryNow();
        return sender is not null;
    }

    /// <summary>Throws <see cref="WebhookStoreException"/>.</summary>
    public IReadOnlyList<KeptAttempt> Attempts(int tenant, int id, AttemptQuery query) => store.Attempts(tenant, id, query);

    /// <summary>Throws <see cref="WebhookStoreException"/>.</summary>
    public IReadOnlyList<DeadEvent> Dead(int tenant, int id, long after, int limit) => store.Dead(tenant, id, after, limit);

    /// <summary>The tenant is gone: nobody of it is told any more.</summary>
    public Task ForgetAsync(int tenant) => Subscriptions.ForgetAsync(tenant);

    /// <summary>After the newest event of a tenant.</summary>
    public long Newest(int tenant) => log.Newest(tenant).Id;

    public async ValueTask DisposeAsync()
    {
        await senders.DisposeAsync();
        await stop.CancelAsync();
        try
        {
            await writing;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
        await checkpoints.WriteAsync();
        room.Dispose();
        stop.Dispose();
    }

    private Task GoneAsync(int tenant, int id) => Subscriptions.GoneAsync(tenant, id);
}
