namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

internal enum OfferState : byte
{
    Ringing,

    /// <summary>Answered; media is being joined.</summary>
    Joining,
}

/// <summary>One call offered to one agent: it has an owner (the member), a leg and a deadline, and ends in exactly one result.</summary>
internal sealed class Offer(Offering offering, Member member, Tier tier, CallLeg leg, Instant made) : AgentOffer, ITimed
{
    /// <summary>Whom it is for; where the caller is matched on answer, the one at the head then.</summary>
    public Member Member { get; set; } = member;

    public Agent Agent => Tier.Agent;

    public Tier Tier { get; } = tier;

    public override CallLeg Leg { get; } = leg;

    public override int QueueId => Tier.QueueId;

    public Instant Made { get; } = made;

    public OfferState State { get; set; }

    public override bool IsJoining => State == OfferState.Joining;

    /// <summary>Ring time, then join time.</summary>
    public DeadlineHandle Deadline;

    public override void Withdraw() => offering.Withdraw(this);

    public IEventScope? Scope => Member.Call;

    public void Due(int timer) => offering.Expired(this);

    public string NameOf(int timer) => "offer";
}
