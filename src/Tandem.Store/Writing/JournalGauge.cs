namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;

/// <summary>
/// Counts orders that are not durable yet and tells when the count crosses a limit. Told by whoever crosses it: the writing thread may hang in
/// the disk just then.
/// </summary>
internal sealed class JournalGauge(Action<JournalLevel> tell)
{
    /// <summary>Orders that may wait; past it no new calls are taken.</summary>
    public const int Limit = 100_000;

    /// <summary>From here on an alarm.</summary>
    public const int Alarm = Limit / 100 * 80;

    private readonly Lock gate = new();
    private JournalLevel level;
    private int waiting;

    public int Waiting => Volatile.Read(ref waiting);

    public void Posted()
    {
        if (Interlocked.Increment(ref waiting) is Alarm or Limit)
        {
            Tell();
        }
    }

    public void Done(int count)
    {
        Interlocked.Add(ref waiting, -count);
        Tell();
    }

    // The count is read inside, so that of two who tell at once the later one has the newer count.
    private void Tell()
    {
        lock (gate)
        {
            JournalLevel next = Next(Waiting);
            if (next != level)
            {
                level = next;
                tell(next);
            }
        }
    }

    private JournalLevel Next(int now) =>
        now >= Limit ? JournalLevel.Full
        : now < Alarm ? JournalLevel.Calm
        : level == JournalLevel.Full ? JournalLevel.Full
        : JournalLevel.High;
}
