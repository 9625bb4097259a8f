namespace Tandem.Core.Agents;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

internal enum AgentStatus : byte
{
    LoggedOut,
    OnBreak,
    Available,

    /// <summary>Available for one call.</summary>
    OnDemand,
}

/// <summary>One user as an agent: signed in where, ready or not, offered what, talking with whom. Its own deadlines are in one place.</summary>
internal sealed class Agent(UserRow row) : IPublished
{
    public UserRow Row { get; set; } = row;

    public int Id => Row.Id;

    public AgentStatus Status { get; set; }

    /// <summary>Why it is in its status: a break's reason, or what changed it.</summary>
    public string Reason { get; set; } = "";

    public long SinceMicros { get; set; }

    /// <summary>Took the call it was available for on demand: idle until ready again.</summary>
    public bool HasTakenCall { get; set; }

    /// <summary>The extension signed in on; the user's own while signed out.</summary>
    public Line? Line { get; set; }

    /// <summary>The extension it signed out on in the middle of a call; null when there is none.</summary>
    public Line? LeftLine { get; set; }

    /// <summary>Its places in the queues signed in to, in order of joining.</summary>
    public List<QueuePlace> Places { get; } = [];

    /// <summary>Live offers: at most as many as it may have calls at once.</summary>
    public List<AgentOffer> Offers { get; } = [];

    /// <summary>Legs it talks on as an agent of a queue, until they end.</summary>
    public List<CallLeg> QueueLegs { get; } = [];

    /// <summary>A leg that stays up between calls, so that callers are put through without ringing; null when there is none.</summary>
    public CallLeg? StandbyLeg { get; set; }

    /// <summary>Takes calls on a standby leg only.</summary>
    public bool IsStandby => Row.Agent.AgentType == "standBy";

    /// <summary>Its standby leg is up and serves nobody.</summary>
    public bool IsStandbyFree => StandbyLeg is { Stage: LegStage.Answered, IsEnding: false, IsStandby: true };

    /// <summary>No offer before this: wrap-up, one deadline of the agent whatever the queue.</summary>
    public Instant WrapUpUntil { get; set; }

    /// <summary>No offer before this: the delay after a failed offer.</summary>
    public Instant DelayedUntil { get; set; }

    /// <summary>The result of that offer, in the word of events.</summary>
    public string DelayedBy { get; set; } = "";

    /// <summary>Fires at the later of both.</summary>
    public DeadlineHandle Rest;

    public RestEnd? RestEnd { get; set; }

    /// <summary>The page it works in.</summary>
    public PageState Page { get; set; }

    /// <summary>When the page has been silent for too long.</summary>
    public DeadlineHandle PageLapse;

    public PageLapse? PageLapseTimer { get; set; }

    public Availability Availability { get; set; } = Availability.SignedOut;

    /// <summary>End of the last bridged queue call; orders longest-idle-agent.</summary>
    public Instant LastBridgeEnd { get; set; }

    /// <summary>Sequence of the last offer; orders round-robin.</summary>
    public long LastOffered { get; set; }

    public long CallsAnswered { get; set; }

    public long TalkMillis { get; set; }

    /// <summary>What is counted by the day, across sign-ins.</summary>
    public DayTally Today { get; } = new();

    public int NoAnswerCount { get; set; }

    /// <summary>Failed rings since its last answer, as mod_fifo orders by.</summary>
    public int FailCount { get; set; }

    public bool IsChanged { get; set; }

    /// <summary>The leg that shows what it is doing: what it talks on for a queue, else what it is offered, else whatever is on its phone.</summary>
    public CallLeg? CurrentLeg =>
        QueueLegs.FirstOrDefault()
        ?? Offers.FirstOrDefault()?.Leg
        ?? Line?.Legs.LastOrDefault()
        ?? LeftLine?.Legs.LastOrDefault(leg => leg.UserId == Id);

    public bool IsReady => Status is AgentStatus.Available or AgentStatus.OnDemand;

    /// <summary>What the log knows of it.</summary>
    public ToldOfAgent Told { get; } = new();

    public bool IsSignedIn => Status != AgentStatus.LoggedOut;

    /// <summary>Busy on the phone, whoever called whom.</summary>
    public bool IsInCall => Line is { } line && line.Legs.Count > (IsStandbyFree ? 1 : 0);

    /// <summary>Its phone has as many calls, ringing ones included, as it may have at once.</summary>
    public bool IsFull => Line is { } line && line.Legs.Count - (IsStandbyFree ? 1 : 0) >= Math.Max(Row.Agent.Simo, 1);

    /// <summary>What it stands for right now.</summary>
    public Availability Judge(Instant now)
    {
        if (Status == AgentStatus.LoggedOut)
        {
            return Availability.SignedOut;
        }
        if (IsFull)
        {
            return Offers.Count > 0 ? Availability.OfferedElsewhere : Availability.InCall;
        }
        if (Status == AgentStatus.OnBreak)
        {
            return Availability.OnBreak;
        }
        if (HasTakenCall)
        {
            return Availability.Idle;
        }
        if (IsStandby && !IsStandbyFree)
        {
            return Availability.NoStandbyLeg;
        }
        if (!IsStandbyFree && Line is not { Reachable: true })
        {
            return Availability.NotRegistered;
        }
        if (WrapUpUntil > now)
        {
            return Availability.WrapUp;
        }
        return DelayedUntil > now ? Availability.Delayed : Availability.Callable;
    }
}
