namespace Tandem.Core.Kernel;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Foundation;

/// <summary>What every part of a call centre stands on: the turn's time, deadlines, ids, limits and the way out.</summary>
internal sealed class CentreContext(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
{
    private long sequence;

    public CentreLimits Limits => limits;

    public CentreOutbox Outbox => outbox;

    public Prng Prng => prng;

    public Now Now { get; set; }

    public EventLog Log { get; } = new(outbox);

    /// <summary>The call that this step is about, as far as it is known: what an unexpected failure in it costs.</summary>
    public IEventScope? Handling { get; set; }

    public DeadlineHeap<CentreTimer> Timers { get; } = new();

    /// <summary>What readers have not seen yet.</summary>
    public Unpublished Unpublished { get; } = new();

    /// <summary>The next number of what has to be ordered: joins, offers, tiers.</summary>
    public long NextSequence() => ++sequence;

    public Guid NewId() => ids.NextGuid(Now);

    public void Arm(ref DeadlineHandle handle, TimeSpan after, ITimed owner, int timer = 0) =>
        ArmAt(ref handle, Now.Mono + after, owner, timer);

    public void ArmAt(ref DeadlineHandle handle, Instant at, ITimed owner, int timer = 0) =>
        Timers.Rearm(ref handle, at, new CentreTimer(owner, timer));

    public void Order(LegOrder order) => outbox.Orders.Add(order);

    /// <summary>Something that belongs to no call.</summary>
    public void Happened(EventData what) => Log.Add(Now, what);

    /// <summary>Something of a call, and of a leg of it unless that is empty.</summary>
    public void Happened(IEventScope call, Guid leg, EventData what) => Log.Add(Now, call, leg, what);
}
