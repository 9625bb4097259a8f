namespace Tandem.Webhooks.Sending;

using System.Collections.Concurrent;
using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>The senders of all subscriptions that are enabled: starts, changes and ends them as their rows do.</summary>
internal sealed class SenderTable(IWebhookStore store, IEventLog log, SendingServices services) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(int Tenant, int Id), SubscriptionSender> senders = new();
    private readonly ConcurrentDictionary<int, RunningFeed> feeds = new();
    private readonly Lock changing = new();
    private readonly List<Task> ending = [];

    public IReadOnlyList<SubscriptionSender> All => [.. senders.Values];

    public SubscriptionSender? Of(int tenant, int id) => senders.GetValueOrDefault((tenant, id));

    /// <summary>The first event of the log that a tenant's subscriptions still need; <see cref="long.MaxValue"/> for none.</summary>
    public long NeededFrom(int tenant)
    {
        long oldest = long.MaxValue;
        foreach (((int of, _), SubscriptionSender sender) in senders)
        {
            oldest = of == tenant ? Math.Min(oldest, sender.NeededFrom) : oldest;
        }
        return oldest;
    }

    /// <summary>Makes the sender of a row that was kept, not started yet.</summary>
    public void Load(SubscriptionRow row)
    {
        if (row.IsEnabled)
        {
            senders[(row.Tenant, row.Id)] = Make(row);
        }
    }

    public void Start()
    {
        foreach (SubscriptionSender sender in senders.Values)
        {
            sender.Start();
        }
    }

    /// <summary>A row is another one now, or new, or gone.</summary>
    public void Change(int tenant, int id, SubscriptionRow? row)
    {
        lock (changing)
        {
            if (row is not { IsEnabled: true })
            {
                if (senders.TryRemove((tenant, id), out SubscriptionSender? ended))
                {
                    ending.RemoveAll(each => each.IsCompleted);
                    ending.Add(ended.DisposeAsync().AsTask());
                    EndUnused(tenant);
                }
            }
            else if (senders.TryGetValue((tenant, id), out SubscriptionSender? sender))
            {
                sender.Use(row);
            }
            else
            {
                SubscriptionSender made = Make(row);
                senders[(tenant, id)] = made;
                made.Start();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(senders.Values.Select(each => each.DisposeAsync().AsTask()).Concat(ending));
        await Task.WhenAll(feeds.Values.Select(each => each.DisposeAsync().AsTask()));
    }

    private SubscriptionSender Make(SubscriptionRow row)
    {
        TenantFeed feed = feeds.GetOrAdd(row.Tenant, Begin).Feed;
        return new SubscriptionSender(row, ProgressOf(row), feed, services);
    }

    private RunningFeed Begin(int tenant) => new(new TenantFeed(log, tenant), () => WakeAll(tenant), services);

    // Who subscribes to nothing is not followed.
    private void EndUnused(int tenant)
    {
        if (!senders.Keys.Any(each => each.Tenant == tenant) && feeds.TryRemove(tenant, out RunningFeed? unused))
        {
            ending.Add(unused.DisposeAsync().AsTask());
        }
    }

    private void WakeAll(int tenant)
    {
        foreach (((int of, _), SubscriptionSender sender) in senders)
        {
            if (of == tenant)
            {
                sender.Wake();
            }
        }
    }

    // Rows and log are kept together: where a backup was put back, both are of it.
    private Progress ProgressOf(SubscriptionRow row)
    {
        EventCursor newest = log.Newest(row.Tenant);
        Progress kept = store.ProgressOf(row.Tenant, row.Id) ?? new Progress(newest.Epoch, newest.Id);
        return kept with { Epoch = newest.Epoch, Cursor = Math.Min(kept.Cursor, newest.Id) };
    }
}
