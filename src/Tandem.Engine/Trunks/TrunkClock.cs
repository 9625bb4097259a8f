namespace Tandem.Engine.Trunks;

using Tandem.Foundation;

/// <summary>Something of a trunk that has deadlines.</summary>
internal interface ITrunkTimed
{
    /// <param name="timer">Which of its deadlines it is.</param>
    void OnTimer(int timer);
}

/// <summary>The deadlines of trunks.</summary>
internal sealed class TrunkClock
{
    private readonly DeadlineHeap<(ITrunkTimed Owner, int Timer, string Reason)> timers = new();

    public Wake Next => timers.Count == 0 ? Wake.Never : new Wake(timers.Next, timers.Peek.Reason);

    public void Arm(ref DeadlineHandle handle, Instant at, ITrunkTimed owner, int timer, string reason) =>
        timers.Rearm(ref handle, at, (owner, timer, reason));

    public void Cancel(ref DeadlineHandle handle) => timers.Cancel(ref handle);

    /// <summary>Takes one that is due; its owner has to be told.</summary>
    public bool TryNextDue(Instant now, out ITrunkTimed owner, out int timer)
    {
        bool any = timers.TryPopDue(now, out (ITrunkTimed Owner, int Timer, string Reason) due);
        (owner, timer) = (due.Owner, due.Timer);
        return any;
    }
}
