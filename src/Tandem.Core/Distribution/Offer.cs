namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Legs;
using Tandem.Foundation;

internal enum OfferState : byte
{
    Ringing,

    /// <summary>Answered; media is being joined.</summary>
    Joining,
}

/// <summary>One call offered to one agent: it has an owner (the member), a leg and a deadline, and ends in exactly one result.</summary>
internal sealed class Offer(Member member, Agent agent, Tier tier, CallLeg leg)
{
    /// <summary>Whom it is for; where the caller is matched on answer, the one at the head then.</summary>
    public Member Member { get; set; } = member;

    public Agent Agent { get; } = agent;

    public Tier Tier { get; } = tier;

    /// <summary>The agent's leg.</summary>
    public CallLeg Leg { get; } = leg;

    public OfferState State { get; set; }

    /// <summary>Ring time, then join time.</summary>
    public DeadlineHandle Deadline;
}
