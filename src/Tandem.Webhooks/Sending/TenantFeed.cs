namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;

/// <summary>
/// The log of one tenant for all its subscriptions. What comes is read and decoded once and kept for a while; those that are further behind share pages
/// of the log that begin at the same places whoever asks, so that a crowd of them costs no more than one.
/// </summary>
internal sealed class TenantFeed
{
    /// <summary>Events in a page.</summary>
    public const int PageSize = 128;

    /// <summary>Pages remembered.</summary>
    private const int MostPages = 16;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly IEventLog log;
    private readonly int tenant;
    private readonly Lock gate = new();
    private readonly RecentEvents recent;
    private readonly Dictionary<long, EventPage> pages = [];
    private readonly Queue<long> order = new();

    public TenantFeed(IEventLog log, int tenant)
    {
        this.log = log;
        this.tenant = tenant;
        recent = new RecentEvents(Newest.Id);
        Calls = new CallHistories(log, tenant);
    }

    public CallHistories Calls { get; }

    /// <summary>After the last event there is.</summary>
    public EventCursor Newest => log.Newest(tenant);

    /// <summary>The last event that <see cref="Read"/> gives by now.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return recent.Last;
            }
        }
    }

    /// <summary>Some events after that one; none when there are no more yet.</summary>
    public EventPage Read(long after)
    {
        lock (gate)
        {
            if (recent.After(after, PageSize) is { } events)
            {
                long next = events.Count > 0 ? events[^1].Id : Math.Max(after, recent.Last);
                return new EventPage(events, new EventCursor(log.Epoch, next), null, next >= recent.Last);
            }
        }
        EventPage page = Page(after - (after % PageSize));
        return page with { Events = [.. page.Events.Where(each => each.Id > after)] };
    }

    /// <summary>Reads on and tells whenever there is more, until cancelled.</summary>
    public async Task RunAsync(Action more, SendingServices services, CancellationToken cancel)
    {
        using IDisposable watching = log.Watch();
        while (true)
        {
            await log.WaitAsync(tenant, new EventCursor(log.Epoch, Last), cancel);
            try
            {
                Follow();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                services.Failed($"log of tenant {tenant}", e);
                await Task.Delay(AgainAfter, services.Clock, cancel);
            }
            more();
        }
    }

    private void Follow()
    {
        EventPage page = log.Read(tenant, new EventCursor(log.Epoch, Last), EventFilter.All, PageSize);
        foreach (Event happened in page.Events)
        {
            Calls.Note(happened);
        }
        lock (gate)
        {
            recent.Add(page.Events, Math.Max(recent.Last, page.Next.Id));
        }
    }

    private EventPage Page(long from)
    {
        lock (gate)
        {
            if (pages.TryGetValue(from, out EventPage? known))
            {
                return known;
            }
        }
        EventPage page = log.Read(tenant, new EventCursor(log.Epoch, from), EventFilter.All, PageSize);
        lock (gate)
        {
            if (!page.IsEnd && page.Gap is null && pages.TryAdd(from, page))
            {
                order.Enqueue(from);
                if (order.Count > MostPages)
                {
                    pages.Remove(order.Dequeue());
                }
            }
        }
        return page;
    }
}
