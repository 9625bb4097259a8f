namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>The log of one tenant for all its subscriptions: those that keep up read the same pages, which are decoded once.</summary>
internal sealed class TenantFeed
{
    /// <summary>Events in a page.</summary>
    public const int PageSize = 128;

    /// <summary>Pages remembered.</summary>
    private const int MostPages = 16;

    private readonly IEventLog log;
    private readonly int tenant;
    private readonly Lock gate = new();
    private readonly Dictionary<long, EventPage> pages = [];
    private readonly Queue<long> order = new();

    public TenantFeed(IEventLog log, int tenant)
    {
        this.log = log;
        this.tenant = tenant;
        Calls = new CallHistories(log, tenant);
    }

    public CallHistories Calls { get; }

    public EventCursor Newest => log.Newest(tenant);

    public EventPage Read(long after)
    {
        lock (gate)
        {
            if (pages.TryGetValue(after, out EventPage? known))
            {
                return known;
            }
        }
        EventPage page = log.Read(tenant, new EventCursor(log.Epoch, after), EventFilter.All, PageSize);
        lock (gate)
        {
            if (page.Events.Count > 0 && page.Gap is null && pages.TryAdd(after, page))
            {
                Remember(after, page);
            }
        }
        return page;
    }

    /// <summary>Tells whenever there is more, until cancelled.</summary>
    public async Task RunAsync(Action more, CancellationToken cancel)
    {
        using IDisposable watching = log.Watch();
        EventCursor seen = Newest;
        while (true)
        {
            await log.WaitAsync(tenant, seen, cancel);
            seen = Newest;
            more();
        }
    }

    private void Remember(long after, EventPage page)
    {
        order.Enqueue(after);
        foreach (Event happened in page.Events)
        {
            Calls.Note(happened);
        }
        if (order.Count > MostPages)
        {
            pages.Remove(order.Dequeue());
        }
    }
}
