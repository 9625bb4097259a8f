namespace Tandem.Store.EventLog;

using Tandem.Core.Contract.Events;
using Tandem.Store.Contract;

/// <summary>Reads a tenant's log from a cursor on: the newest from memory while somebody watches, all else from the disk. Any thread.</summary>
public sealed class EventReader
{
    /// <summary>Events in one answer.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>Events looked at for one answer, so that a rare kind cannot keep a reader busy for ever.</summary>
    public const int MaxScan = 20_000;

    private readonly IDatabase database;
    private readonly EventTail tail;
    private readonly Func<int, LiveCalls?> liveCalls;

    internal EventReader(IDatabase database, EventTail tail, long epoch, Func<int, LiveCalls?> liveCalls)
    {
        this.database = database;
        this.tail = tail;
        this.liveCalls = liveCalls;
        Epoch = epoch;
    }

    public long Epoch { get; }

    /// <summary>After the newest durable event.</summary>
    public EventCursor Newest(int tenant) => new(Epoch, tail.Last(tenant));

    /// <summary>Before the oldest event that is kept. Throws <see cref="StoreException"/>.</summary>
    public EventCursor Oldest(int tenant) => Ask(connection => new EventCursor(Epoch, OldestOf(connection, tenant)));

    /// <summary>Keeps the newest events in memory until it is disposed of: for who reads them as they come.</summary>
    public IDisposable Watch() => tail.Watch();

    /// <summary>Ends when there are events after the cursor.</summary>
    public Task WaitAsync(int tenant, EventCursor after, CancellationToken cancel) => tail.WaitAsync(tenant, after.Id, cancel);

    /// <summary>
    /// The events after the cursor. Where a gap is told, they begin at the oldest kept, or for another history at the end. Throws
    /// <see cref="StoreException"/>.
    /// </summary>
    public EventPage Read(int tenant, EventCursor after, EventFilter filter, int limit)
    {
        limit = Math.Clamp(limit, 1, MaxLimit);
        if (after.Epoch == Epoch && filter.Call == Guid.Empty && ReadKept(tenant, after, filter, limit) is { } page)
        {
            return page;
        }
        return Ask(connection =>
        {
            EventGap? gap = GapOf(connection, tenant, after);
            EventCursor from =
                gap == null ? after
                : gap.Reason == TooOld ? gap.Oldest
                : gap.Newest;
            IEnumerable<EventBlock> blocks =
                filter.Call == Guid.Empty ? Following(connection, tenant, from.Id) : OfCall(connection, tenant, filter.Call, from.Id);
            return Read(blocks, tenant, from, filter, limit) with { Gap = gap };
        });
    }

    private const string TooOld = "too_old";

    // Null when memory does not reach back so far.
    private EventPage? ReadKept(int tenant, EventCursor after, EventFilter filter, int limit)
    {
        long last = tail.Last(tenant);
        if (after.Id == last)
        {
            return new EventPage([], after, null, IsEnd: true);
        }
        if (after.Id > last || tail.Next(tenant, after.Id) == null)
        {
            return null;
        }
        return Read(Kept(tenant, after.Id), tenant, after, filter, limit);
    }

    private EventPage Read(IEnumerable<EventBlock> blocks, int tenant, EventCursor after, EventFilter filter, int limit)
    {
        List<Event> found = [];
        List<Event> read = [];
        long at = after.Id;
        int scanned = 0;
        foreach (EventBlock block in blocks)
        {
            read.Clear();
            EventCodec.ReadAll(block.Events, read);
            foreach (Event happened in read)
            {
                if (happened.Id <= at)
                {
                    continue;
                }
                if (found.Count == limit)
                {
                    return new EventPage(found, new EventCursor(Epoch, at), null, IsEnd: false);
                }
                at = happened.Id;
                scanned++;
                if (filter.Takes(happened))
                {
                    found.Add(happened);
                }
            }
            at = Math.Max(at, block.Last);
            if (scanned >= MaxScan)
            {
                return new EventPage(found, new EventCursor(Epoch, at), null, IsEnd: false);
            }
        }
        if (filter.Call != Guid.Empty)
        {
            // The rest of the log has nothing of it so far.
            at = Math.Max(at, tail.Last(tenant));
        }
        return new EventPage(found, new EventCursor(Epoch, at), null, IsEnd: true);
    }

    private IEnumerable<EventBlock> Kept(int tenant, long after)
    {
        while (tail.Next(tenant, after) is { } block)
        {
            yield return block;
            after = block.Last;
        }
    }

    private static IEnumerable<EventBlock> Following(IDatabaseConnection connection, int tenant, long after)
    {
        while (connection.Events.Next(tenant, after) is { } block)
        {
            yield return block;
            after = block.Last;
        }
    }

    private IEnumerable<EventBlock> OfCall(IDatabaseConnection connection, int tenant, Guid call, long after)
    {
        IReadOnlyList<long> blocks = liveCalls(tenant)?.BlocksOf(call) ?? [];
        blocks = blocks.Count > 0 ? blocks : connection.Events.BlocksOf(tenant, call);
        foreach (long first in blocks)
        {
            if (connection.Events.At(tenant, first) is { } block && block.Last > after)
            {
                yield return block;
            }
        }
    }

    private EventGap? GapOf(IDatabaseConnection connection, int tenant, EventCursor after)
    {
        EventCursor oldest = new(Epoch, OldestOf(connection, tenant));
        EventCursor newest = Newest(tenant);
        return after.Epoch != Epoch ? new EventGap("other_epoch", after, oldest, newest)
            : after.Id < oldest.Id ? new EventGap(TooOld, after, oldest, newest)
            : after.Id > newest.Id ? new EventGap("ahead", after, oldest, newest)
            : null;
    }

    private static long OldestOf(IDatabaseConnection connection, int tenant) =>
        connection.Events.Oldest(tenant) is { } first ? first - 1 : 0;

    private T Ask<T>(Func<IDatabaseConnection, T> question)
    {
        try
        {
            using IDatabaseConnection connection = database.OpenReader();
            return question(connection);
        }
        catch (DatabaseException e)
        {
            throw new StoreException($"the log cannot be read: {e.Message}", $"无法读取事件日志：{e.Message}");
        }
    }
}
