namespace Tandem.TestKit.Simulation;

using Tandem.Foundation;

/// <summary>Virtual time: things happen in order of (moment, order of being planned), nothing ever waits.</summary>
public sealed class EventClock
{
    private readonly DeadlineHeap<Action> planned = new();

    /// <summary>2026-01-01T00:00:00Z on the wall; a second of monotonic time so that zero stays "never set".</summary>
    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public Instant Next => planned.Next;

    public int Planned => planned.Count;

    public DeadlineHandle After(TimeSpan delay, Action action) => planned.Arm(Now.Mono + delay, action);

    public DeadlineHandle AfterMs(int milliseconds, Action action) => After(TimeSpan.FromMilliseconds(milliseconds), action);

    public void Cancel(ref DeadlineHandle handle) => planned.Cancel(ref handle);

    /// <summary>Moves time on; never back.</summary>
    public void MoveTo(Instant at)
    {
        if (at > Now.Mono)
        {
            Now = Now.Plus(at - Now.Mono);
        }
    }

    /// <summary>The clock on the wall is set; nothing else moves.</summary>
    public void Jump(TimeSpan by) => Now = new Now(Now.Mono, Now.WallMicros + by.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Runs the earliest thing planned, at its time.</summary>
    public bool RunNext()
    {
        if (planned.Count == 0)
        {
            return false;
        }
        MoveTo(planned.Next);
        planned.TryPopDue(Now.Mono, out Action action);
        action();
        return true;
    }
}
