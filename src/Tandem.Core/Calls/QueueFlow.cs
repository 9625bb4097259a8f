namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Queues;

/// <summary>A caller in a queue: answered at once, hears music, is offered to agents, talks with the one whose media runs.</summary>
internal sealed class QueueFlow(CentreContext centre, LegDesk legs, OfferDesk offers, AgentDesk agents) : CallFlow
{
    private CallLeg caller = null!;
    private Queue queue = null!;
    private CallLeg? talking;

    public override string State =>
        caller.IsEnding || !caller.IsLive ? "ending"
        : talking != null ? "talking"
        : caller.Call.Member is not { IsWaiting: true } member ? "routing"
        : member.Offers.Count > 0 ? "offering"
        : "waiting";

    public void Start(CallLeg leg, Queue into)
    {
        caller = leg;
        queue = into;
        leg.Call.Flow = this;
        legs.Answer(leg);
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (leg == caller)
        {
            Wait();
        }
        else if (OfferOf(leg) is { } offer)
        {
            offers.Answered(offer);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other)
    {
        CallLeg agentLeg = leg == caller ? other : leg;
        if (OfferOf(agentLeg) is { } offer)
        {
            talking = agentLeg;
            offers.Won(offer);
        }
        else
        {
            // The offer ended while media was being joined: the leg is on its way out.
            legs.End(agentLeg, 0, "offer over");
        }
    }

    public override void Played(CallLeg leg, string sound, bool finished)
    {
        if (leg == caller && finished && caller.Call.Member is { IsWaiting: true, IsJoining: false } member && sound == queue.Row.Greeting)
        {
            legs.PlayHold(member);
        }
    }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg == caller)
        {
            if (caller.Call.Member is { IsWaiting: true } member)
            {
                offers.Abandon(member, cause == LegEndCause.RemoteHangUp ? "Abandoned" : "Failed");
            }
            legs.EndOthers(leg, 0, "caller gone");
            return;
        }
        if (leg == talking)
        {
            Talked(leg);
            legs.End(caller, 0, "agent gone");
        }
        else if (OfferOf(leg) is { } offer)
        {
            offers.LegEnded(offer, cause, sipCode);
        }
    }

    /// <summary>The longest wait is over.</summary>
    public void TimedOut(Member member)
    {
        if (member.IsWaiting && !member.IsJoining)
        {
            offers.Abandon(member, "Timeout");
            legs.End(caller, 0, "waited too long");
        }
    }

    private void Wait()
    {
        Call call = caller.Call;
        Member member = new(call, caller, queue, centre.NextSequence(), centre.Now);
        call.Member = member;
        if (queue.Row.Greeting.Length > 0)
        {
            centre.Outbox.Orders.Add(new PlayToLeg(caller.Id, queue.Row.Greeting, false));
        }
        else
        {
            legs.PlayHold(member);
        }
        offers.Join(member);
    }

    // The agent's side of the talk is over: wrap-up begins, whoever hung up.
    private void Talked(CallLeg leg)
    {
        if (leg.Agent is not { } agent || agent.QueueLeg != leg)
        {
            return;
        }
        agent.QueueLeg = null;
        agent.LastBridgeEnd = centre.Now.Mono;
        agent.TalkMillis += (centre.Now.WallMicros - leg.Record.BridgeMicros) / 1000;
        agent.WrapUpUntil = centre.Now.Mono + TimeSpan.FromSeconds(agent.Row.Agent.WrapUpSeconds);
        agents.Refresh(agent);
        agents.Tell(agent, "");
    }

    private Offer? OfferOf(CallLeg leg)
    {
        if (caller.Call.Member is { } member)
        {
            foreach (Offer offer in member.Offers)
            {
                if (offer.Leg == leg)
                {
                    return offer;
                }
            }
        }
        return null;
    }
}
