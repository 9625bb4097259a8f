namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Calls.Ivr;
using Tandem.Core.Dialing;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;

/// <summary>What must hold after every step. Each returns what is broken, or null.</summary>
internal sealed class Invariants(
    CentreContext centre,
    CallTable calls,
    AgentTable agents,
    QueueTable queues,
    Dialler dialler,
    Picker picker
)
{
    // With a deadline due this very moment the state is about to change: look after it has fired.
    public string? Check() =>
        centre.Timers.Next <= centre.Now.Mono ? null : CheckQueues() ?? CheckAgents() ?? CheckCalls() ?? dialler.Check();

    private string? CheckQueues()
    {
        foreach (Queue queue in queues.All)
        {
            MemberRank? last = null;
            foreach (Member member in queue.Members)
            {
                if (last is { } before && member.Rank.CompareTo(before) <= 0)
                {
                    return $"queue {queue.Name}: order of members broken";
                }
                last = member.Rank;
                if (CheckMember(queue, member) is { } broken)
                {
                    return broken;
                }
            }
            if (CheckCounts(queue) is { } wrong)
            {
                return wrong;
            }
        }
        return null;
    }

    private string? CheckMember(Queue queue, Member member)
    {
        if (!member.Leg.IsLive || calls.FindLeg(member.Leg.Id) != member.Leg)
        {
            return $"queue {queue.Name}: a member without a live leg";
        }
        foreach (Offer offer in member.Offers)
        {
            if (!offer.Agent.Offers.Contains(offer) || !offer.Deadline.IsArmed || !offer.Leg.IsLive)
            {
                return $"queue {queue.Name}: an offer to {offer.Agent.Row.Login} without owner, deadline or leg";
            }
        }
        bool wantsOffer = member.WantsOffer;
        if (wantsOffer != (member.PendingNode != null))
        {
            return $"queue {queue.Name}: a member that waits for an offer is not pending, or the other way round";
        }
        return wantsOffer && picker.TryPick(member, out Tier tier, out _)
            ? $"queue {queue.Name}: a caller waits while {tier.Agent.Row.Login} is free"
            : null;
    }

    private static string? CheckCounts(Queue queue)
    {
        int callable = 0;
        foreach (Tier tier in queue.Tiers)
        {
            callable += tier.IsIndexed ? 1 : 0;
            if (tier.IsIndexed != (tier.Agent.Availability == Availability.Callable) || tier.Counted != tier.Agent.Availability)
            {
                return $"queue {queue.Name}: {tier.Agent.Row.Login} is indexed wrongly";
            }
        }
        for (int i = 1; i < queue.Callable.Count; i++)
        {
            if (queue.Callable[i - 1].Key.CompareTo(queue.Callable[i].Key) >= 0)
            {
                return $"queue {queue.Name}: index out of order";
            }
        }
        return callable == queue.Callable.Count ? null : $"queue {queue.Name}: index holds {queue.Callable.Count}, should be {callable}";
    }

    private string? CheckAgents()
    {
        foreach (Agent agent in agents.All)
        {
            string login = agent.Row.Login;
            if (agent.Availability != agent.Judge(centre.Now.Mono) && agent.Rest is { IsArmed: false })
            {
                return $"agent {login}: stands as {agent.Availability}, should be {agent.Judge(centre.Now.Mono)}";
            }
            if (
                agent.Offers.Exists(each =>
                    each is Offer { Member: var member } offer && (!member.Offers.Contains(offer) || !member.IsWaiting)
                )
            )
            {
                return $"agent {login}: an offer that nobody owns";
            }
            // Who has answered two at once, a call passed to him and an offer, has both: nothing rings him any more.
            bool isRung = agent.Offers.Exists(each => !each.IsJoining);
            if (isRung && agent.Offers.Count + agent.QueueLegs.Count > Math.Max(agent.Row.Agent.Simo, 1))
            {
                return $"agent {login}: {agent.Offers.Count} offers and {agent.QueueLegs.Count} calls, more than it may have";
            }
            if (agent.Row.Agent.Simo <= 1 && agent.Offers.Count > 0 && agent.WrapUpUntil > centre.Now.Mono)
            {
                return $"agent {login}: offered {agent.Offers[0].Leg.Id} in its wrap-up";
            }
            if (agent.QueueLegs.Exists(leg => !leg.IsLive))
            {
                return $"agent {login}: in a call that is over";
            }
        }
        return null;
    }

    private string? CheckCalls()
    {
        foreach (Call call in calls.All)
        {
            int live = 0;
            foreach (CallLeg leg in call.Legs)
            {
                live += leg.IsLive ? 1 : 0;
                if (leg.IsLive && leg.JoinedTo is { } other && other.IsLive && other.JoinedTo != leg)
                {
                    return $"call {call.Id}: a one-sided bridge";
                }
            }
            if (live == 0)
            {
                return $"call {call.Id}: no live leg";
            }
            if (call.Flow is IvrFlow flow && flow.Check() is { } stuck)
            {
                return $"call {call.Id}: {stuck}";
            }
            if (call.Flow is TalkFlow talk && talk.Conversation.Check() is { } broken)
            {
                return $"call {call.Id}: {broken}";
            }
        }
        return null;
    }
}
