namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Planning;
using Tandem.Webhooks.Shapes;

/// <summary>Sends to one subscriber: reads the log from its cursor as there is room, and does what the plan says.</summary>
internal sealed class SubscriptionSender : IAsyncDisposable
{
    /// <summary>Given up and not written down yet: then reading waits.</summary>
    private const int MostUnwrittenDead = 500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>What could not be read is tried again.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop waits for answers that are under way.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly SendingServices services;
    private readonly TenantFeed feed;
    private readonly MessageSender messages;
    private readonly Backlog backlog;
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim signal = new(0);
    private readonly Lock gate = new();
    private readonly DeliveryPlan plan;
    private readonly CheckpointState checkpoints;
    private Task running = Task.CompletedTask;
    private volatile Taste taste;
    private volatile bool stopping;

    public SubscriptionSender(SubscriptionRow row, Progress from, TenantFeed feed, SendingServices services)
    {
        taste = Taste.Of(row, services.Shapes);
        this.feed = feed;
        this.services = services;
        messages = new MessageSender(services, feed.Calls);
        plan = new DeliveryPlan(services.Limits);
        backlog = new Backlog(row, from, services.Store, feed, plan);
        checkpoints = new CheckpointState(row, from, plan, backlog, services.Limits.UnwrittenAttempts);
        plan.Begin(from.Cursor);
        plan.Circuit.Restore(from.FailingSinceMicros);
        foreach (HeldEvent held in services.Store.Held(row.Tenant, row.Id))
        {
            foreach (Event happened in Decoded.Of(held.Body))
            {
                plan.Restore(happened, held.Attempts, held.FirstMicros, held.NextMicros);
            }
        }
    }

    public SubscriptionRow Row => taste.Row;

    /// <summary>The first event it still needs.</summary>
    public long NeededFrom => checkpoints.NeededFrom;

    public void Start() => running = Task.Run(RunAsync);

    /// <summary>There is something to look at.</summary>
    public void Wake()
    {
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }

    /// <summary>The row has changed: what waits is worth a try.</summary>
    public void Use(SubscriptionRow changed)
    {
        taste = Taste.Of(changed, services.Shapes);
        TryNow();
    }

    public void TryNow()
    {
        lock (gate)
        {
            plan.TryNow(services.NowMicros);
        }
        Wake();
    }

    /// <summary>Sends again; false when another replay is under way.</summary>
    public bool TryReplay(Replay replay)
    {
        lock (gate)
        {
            if (!backlog.TryBegin(replay, plan.ReadTo))
            {
                return false;
            }
            plan.Circuit.TryNow();
        }
        Wake();
        return true;
    }

    public SenderState State()
    {
        lock (gate)
        {
            long next = plan.NextMicros;
            return new SenderState(
                plan.Cursor,
                feed.Newest.Id - plan.ReadTo,
                plan.Waiting,
                plan.Circuit.FailingSinceMicros,
                next == long.MaxValue || next <= services.NowMicros ? 0 : next,
                backlog.IsBusy
            );
        }
    }

    /// <summary>What is to be kept since the last time; null when nothing. Then <see cref="Kept"/> is called.</summary>
    public Checkpoint? TakeCheckpoint()
    {
        lock (gate)
        {
            return checkpoints.Take();
        }
    }

    public void Kept(bool isKept)
    {
        lock (gate)
        {
            checkpoints.Kept(isKept);
        }
        Wake();
    }

    /// <summary>Begins nothing more, and waits a little for what is under way; what is not answered then will be sent again.</summary>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        Wake();
        stop.CancelAfter(StopPatience);
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // Nobody answered in time.
        }
        await stop.CancelAsync();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            TimeSpan longest = LongestWait;
            try
            {
                Fill();
                StartAll();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                longest = AgainAfter;
                services.Failed($"subscription {Row.Id} of tenant {Row.Tenant}", e);
            }
            TimeSpan wait;
            lock (gate)
            {
                if (stopping && plan.UnderWay == 0)
                {
                    return;
                }
                wait = WaitFor(plan.NextMicros);
            }
            await signal.WaitAsync(wait < longest ? wait : longest, stop.Token);
        }
    }

    private TimeSpan WaitFor(long nextMicros)
    {
        if (nextMicros == long.MaxValue || plan.UnderWay >= services.Limits.UnderWay || stopping)
        {
            return LongestWait;
        }
        double wait = Math.Clamp(nextMicros - services.NowMicros, 1_000, LongestWait.TotalMicroseconds);
        return TimeSpan.FromMicroseconds(wait);
    }

    // Reading may take a while: not under the lock, which answers of receivers wait for.
    private void Fill()
    {
        IEventChoice choice = taste.Choice;
        backlog.Fill(choice, gate, services.NowMicros);
        while (!stopping)
        {
            long after;
            lock (gate)
            {
                plan.GiveUpOld(services.NowMicros);
                if (!plan.HasRoom || plan.Changes.Dead > MostUnwrittenDead || plan.ReadTo >= feed.Last)
                {
                    return;
                }
                after = plan.ReadTo;
            }
            EventPage page = feed.Read(after);
            lock (gate)
            {
                foreach (Event happened in page.Events)
                {
                    if (choice.Takes(happened))
                    {
                        plan.Offer(happened, services.NowMicros);
                    }
                }
                plan.PassOver(page.Next.Id);
            }
            if (page.Next.Id <= after)
            {
                return;
            }
        }
    }

    private void StartAll()
    {
        while (!stopping)
        {
            Delivery? next;
            lock (gate)
            {
                next = plan.Take(services.NowMicros);
            }
            if (next is null)
            {
                return;
            }
            _ = SendAsync(next);
        }
    }

    private async Task SendAsync(Delivery delivery)
    {
        List<Attempt> attempts = [];
        AttemptResult result;
        bool isGone = false;
        try
        {
            await services.Room.WaitAsync(stop.Token);
            try
            {
                (result, isGone) = await messages.SendAsync(taste, delivery, attempts, stop.Token);
            }
            finally
            {
                services.Room.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            services.Failed($"message of event {delivery.Id} for subscription {Row.Id} of tenant {Row.Tenant}", e);
            result = new AttemptResult(false, "internal");
        }
        lock (gate)
        {
            checkpoints.Add(attempts);
            plan.Settle(delivery, result, services.NowMicros, Random.Shared.NextDouble());
        }
        Wake();
        if (isGone)
        {
            await services.Gone(Row.Tenant, Row.Id);
        }
    }
}
