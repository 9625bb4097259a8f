namespace Tandem.Core.Kernel;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Foundation;

internal enum CentreTimerKind : byte
{
    /// <summary>An agent's wrap-up or delay is over.</summary>
    AgentRest,

    /// <summary>An offer rang or joined too long.</summary>
    Offer,

    /// <summary>A member has waited as long as its queue allows.</summary>
    MemberLimit,

    /// <summary>A member has waited as long as its queue allows with nobody signed in.</summary>
    NoAgentLimit,

    /// <summary>An agent may be offered this call again.</summary>
    SkipEnd,

    /// <summary>Agents of another level may be called for a member.</summary>
    TierWake,

    /// <summary>One more agent is rung for a member.</summary>
    Progress,

    /// <summary>A member is told something.</summary>
    Announcement,

    /// <summary>A dialled leg rang too long.</summary>
    Dial,
}

internal readonly record struct CentreTimer(CentreTimerKind Kind, object Subject);

/// <summary>What the desks of one call centre share: its state, the turn's time and the way out.</summary>
internal sealed class CentreContext(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
{
    private long sequence;

    public CentreLimits Limits => limits;

    public CentreOutbox Outbox => outbox;

    public IdSource Ids => ids;

    public Prng Prng => prng;

    public Now Now { get; set; }

    public DeadlineHeap<CentreTimer> Timers { get; } = new();

    public Keys Keys { get; } = new();

    public AgentTable Agents { get; } = new();

    public QueueTable Queues { get; } = new();

    public CallTable Calls { get; } = new();

    public EventLog Log { get; } = new(outbox);

    /// <summary>What readers have not seen yet.</summary>
    public Unpublished Unpublished { get; } = new();

    /// <summary>The next number of what has to be ordered: joins, offers, tiers.</summary>
    public long NextSequence() => ++sequence;

    public void Arm(ref DeadlineHandle handle, TimeSpan after, CentreTimerKind kind, object subject) =>
        Timers.Rearm(ref handle, Now.Mono + after, new CentreTimer(kind, subject));
}
