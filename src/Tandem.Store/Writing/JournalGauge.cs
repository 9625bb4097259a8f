namespace Tandem.Store.Writing;

using System.Diagnostics;
using Tandem.Engine.Ports;

/// <summary>
/// Counts what is not durable yet, in bytes of memory, and tells when it crosses a limit. Told by whoever crosses it: the writing thread may hang in
/// the disk just then.
/// </summary>
internal sealed class JournalGauge(Action<JournalLevel> tell, long limit = JournalGauge.Limit)
{
    /// <summary>Bytes that may wait; past it no new calls are taken. More than a minute of a thousand calls a second.</summary>
    public const long Limit = 256L << 20;

    private readonly Lock gate = new();
    private readonly long alarm = limit / 100 * 80;
    private JournalLevel level;
    private long bytes;
    private int waiting;
    private long moved = Stopwatch.GetTimestamp();

    /// <summary>Events and other orders that wait.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>How long nothing of what waits has become durable; zero when nothing waits.</summary>
    public TimeSpan Stalled => Waiting > 0 ? Stopwatch.GetElapsedTime(Volatile.Read(ref moved)) : TimeSpan.Zero;

    /// <summary>What they take, about.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    public void Posted(int orders, long size)
    {
        if (Interlocked.Add(ref waiting, orders) == orders)
        {
            Volatile.Write(ref moved, Stopwatch.GetTimestamp());
        }
        Change(size);
    }

    /// <summary>What waits has turned out to take another size.</summary>
    public void Change(long size)
    {
        long after = Interlocked.Add(ref bytes, size);
        if (Crosses(after - size, after, alarm) || Crosses(after - size, after, limit))
        {
            Tell();
        }
    }

    /// <summary>Orders are durable.</summary>
    public void Durable(int orders, long size)
    {
        Volatile.Write(ref moved, Stopwatch.GetTimestamp());
        Done(orders, size);
    }

    /// <summary>Orders do not wait any more.</summary>
    public void Done(int orders, long size)
    {
        Interlocked.Add(ref waiting, -orders);
        Change(-size);
    }

    private static bool Crosses(long before, long after, long line) => before >= line != after >= line;

    // The count is read inside, so that of two who tell at once the later one has the newer count.
    private void Tell()
    {
        lock (gate)
        {
            JournalLevel next = Next(Bytes);
            if (next != level)
            {
                level = next;
                tell(next);
            }
        }
    }

    private JournalLevel Next(long now) =>
        now >= limit ? JournalLevel.Full
        : now < alarm ? JournalLevel.Calm
        : level == JournalLevel.Full ? JournalLevel.Full
        : JournalLevel.High;
}
