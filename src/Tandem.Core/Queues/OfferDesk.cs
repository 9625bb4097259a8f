namespace Tandem.Core.Queues;

using Tandem.Core.Agents;
using Tandem.Core.Calls;
using Tandem.Core.Events;
using Tandem.Foundation;

/// <summary>
/// Offers from their making to their one result. An offer is won when media runs, not when the agent's phone answers; until then the caller
/// keeps its place and its music.
/// </summary>
internal sealed class OfferDesk(CentreContext centre, QueueDesk queues, AgentDesk agents, LegDesk legs, Picker picker)
{
    private const string NoAnswerLimit = "no answer limit";
    private const int ElsewhereCode = 480;

    /// <summary>Pairs those who wait with those who can answer, in order of waiting over all queues, until no pair is left.</summary>
    public void Match()
    {
        TakeBack();
        while (queues.DueQueues.Count > 0)
        {
            Member? first = null;
            Tier? chosen = null;
            int chosenStart = 0;
            foreach (Queue queue in queues.DueQueues)
            {
                if (FirstPair(queue, first?.Sequence ?? long.MaxValue, out Member member, out Tier tier, out int start))
                {
                    (first, chosen, chosenStart) = (member, tier, start);
                }
            }
            if (first == null)
            {
                queues.Done();
                return;
            }
            Make(first, chosen!, chosenStart);
        }
    }

    /// <summary>The agent's phone has answered: join the two, and hold other agents off meanwhile.</summary>
    public void Answered(Offer offer)
    {
        Member member = offer.Member;
        if (member.IsJoining)
        {
            Finish(offer, OfferResult.LostRace, ElsewhereCode);
            return;
        }
        offer.State = OfferState.Joining;
        member.IsJoining = true;
        Unpend(member);
        centre.Arm(ref offer.Deadline, centre.Limits.JoinTimeout, CentreTimerKind.Offer, offer);
        centre.Outbox.Orders.Add(new JoinLegs(member.Leg.Id, offer.Leg.Id));
    }

    /// <summary>Media runs: the offer is won, every other one is taken back.</summary>
    public void Won(Offer offer)
    {
        Member member = offer.Member;
        Agent agent = offer.Agent;
        Close(offer, OfferResult.Won, 200);
        while (member.Offers.Count > 0)
        {
            Finish(member.Offers[^1], OfferResult.LostRace, ElsewhereCode);
        }
        agent.QueueLeg = offer.Leg;
        agent.CallsAnswered++;
        agent.NoAnswerCount = 0;
        member.Queue.Answered++;
        Leave(member, "Bridged");
        agents.Refresh(agent);
        agents.Tell(agent, "");
    }

    /// <summary>The agent's leg ended before media ran.</summary>
    public void LegEnded(Offer offer, LegEndCause cause, int sipCode) => Fail(offer, OfferResults.Of(cause, offer.State), sipCode);

    /// <summary>It rang, or was joined, too long.</summary>
    public void Expired(Offer offer)
    {
        offer.Deadline = default;
        OfferResult result = offer.State == OfferState.Ringing ? OfferResult.NoAnswer : OfferResult.Failed;
        legs.End(offer.Leg, 408, "not answered");
        Fail(offer, result, 408);
    }

    /// <summary>The caller is gone or must go: its place and its offers with it.</summary>
    public void Abandon(Member member, string reason)
    {
        while (member.Offers.Count > 0)
        {
            Finish(member.Offers[^1], OfferResult.Cancelled, 487);
        }
        if (reason == "Abandoned")
        {
            member.Queue.Abandoned++;
        }
        Leave(member, reason);
    }

    /// <summary>The caller takes its place.</summary>
    public void Join(Member member)
    {
        Queue queue = member.Queue;
        member.Node = queue.Members.AddLast(member);
        Pend(member);
        if (queue.MaxWaitSeconds > 0)
        {
            centre.Arm(ref member.Limit, TimeSpan.FromSeconds(queue.MaxWaitSeconds), CentreTimerKind.MemberLimit, member);
        }
        MemberJoined joined = new(member.Leg.Id, queue.Id, queue.Name, queue.Members.Count);
        centre.Log.Add(centre.Now, member.Call, joined);
        centre.Unpublished.Mark(queue);
        queues.Due(queue);
    }

    public void SkipEnded(Member member)
    {
        member.SkipEnd = default;
        if (member.IsWaiting)
        {
            queues.Due(member.Queue);
            ArmSkip(member);
        }
    }

    /// <summary>Offers whose agents went on break or signed out.</summary>
    public void TakeBack()
    {
        foreach (Offer offer in queues.Withdrawn)
        {
            if (offer.Agent.Offer == offer)
            {
                Finish(offer, OfferResult.Cancelled, ElsewhereCode);
                Reoffer(offer.Member);
            }
        }
        queues.Withdrawn.Clear();
    }

    private bool FirstPair(Queue queue, long before, out Member member, out Tier tier, out int start)
    {
        tier = null!;
        start = 0;
        for (LinkedListNode<Member>? node = queue.Pending.First; node != null; node = node.Next)
        {
            member = node.Value;
            if (member.Sequence >= before || queue.Callable.Count == 0)
            {
                return false;
            }
            if (picker.TryPick(member, out tier, out start))
            {
                return true;
            }
        }
        member = null!;
        return false;
    }

    private void Make(Member member, Tier tier, int start)
    {
        Agent agent = tier.Agent;
        Queue queue = member.Queue;
        member.Picked = picker.Explain(member, tier, start);
        string reason = queue.Strategy.Name;
        CallLeg leg = legs.OfferTo(member, agent, reason);
        Offer offer = new(member, agent, tier, leg);
        member.Offers.Add(offer);
        agent.Offer = offer;
        agent.LastOffered = centre.NextSequence();
        queue.LastOffered = tier;
        if (!queue.Strategy.RingsAll)
        {
            Unpend(member);
        }
        int seconds = queue.RingSeconds > 0 ? queue.RingSeconds : agent.Row.Agent.TimeoutSeconds;
        TimeSpan ring = seconds > 0 ? TimeSpan.FromSeconds(seconds) : centre.Limits.RingTimeout;
        ring = ring < centre.Limits.RingTimeoutMax ? ring : centre.Limits.RingTimeoutMax;
        centre.Arm(ref offer.Deadline, ring, CentreTimerKind.Offer, offer);
        OfferMade made = new(leg.Id, queue.Id, queue.Name, agent.Id, agent.Row.Login, agent.Line!.Number, reason);
        centre.Log.Add(centre.Now, member.Call, made);
        centre.Unpublished.Mark(member.Call);
        agents.Refresh(agent);
        agents.Tell(agent, "");
    }

    private void Fail(Offer offer, OfferResult result, int sipCode)
    {
        Member member = offer.Member;
        Agent agent = offer.Agent;
        bool wasJoining = offer.State == OfferState.Joining;
        Close(offer, result, sipCode);
        TimeSpan delay = TimeSpan.FromSeconds(result.DelayOf(agent.Row.Agent));
        agent.DelayedUntil = centre.Now.Mono + delay;
        TimeSpan skip = delay > centre.Limits.SkipForCall ? delay : centre.Limits.SkipForCall;
        member.Skip(agent, centre.Now.Mono + skip);
        ArmSkip(member);
        if (wasJoining)
        {
            member.IsJoining = false;
            legs.PlayHold(member);
        }
        bool limit = result.IsNoAnswer() && ++agent.NoAnswerCount >= agent.Row.Agent.MaxNoAnswer && agent.Row.Agent.MaxNoAnswer > 0;
        if (limit && agent.Status == AgentStatus.Available)
        {
            agents.Break(agent, NoAnswerLimit);
        }
        else
        {
            agents.Refresh(agent);
            agents.Tell(agent, result.Word());
        }
        Reoffer(member);
    }

    /// <summary>Ends an offer that is nobody's fault; its leg goes with it.</summary>
    private void Finish(Offer offer, OfferResult result, int sipCode)
    {
        legs.End(offer.Leg, sipCode, result.Word());
        Close(offer, result, sipCode);
        if (offer.State == OfferState.Joining)
        {
            offer.Member.IsJoining = false;
        }
        agents.Refresh(offer.Agent);
        agents.Tell(offer.Agent, "");
    }

    private void Close(Offer offer, OfferResult result, int sipCode)
    {
        centre.Timers.Cancel(ref offer.Deadline);
        offer.Member.Offers.Remove(offer);
        offer.Agent.Offer = null;
        OfferEnded ended = new(offer.Leg.Id, offer.Agent.Id, offer.Agent.Row.Login, result.Word(), sipCode);
        centre.Log.Add(centre.Now, offer.Member.Call, ended);
        centre.Unpublished.Mark(offer.Member.Call);
    }

    private void Reoffer(Member member)
    {
        if (member.IsWaiting && !member.IsJoining && (member.Offers.Count == 0 || member.Queue.Strategy.RingsAll))
        {
            Pend(member);
            queues.Due(member.Queue);
        }
    }

    // Back in order of joining: those who wait longer are in front, so the place is found from there.
    private static void Pend(Member member)
    {
        if (member.PendingNode != null)
        {
            return;
        }
        LinkedList<Member> pending = member.Queue.Pending;
        if (pending.Last is not { } last || last.Value.Sequence < member.Sequence)
        {
            member.PendingNode = pending.AddLast(member);
            return;
        }
        LinkedListNode<Member> node = pending.First!;
        while (node.Value.Sequence < member.Sequence)
        {
            node = node.Next!;
        }
        member.PendingNode = pending.AddBefore(node, member);
    }

    private static void Unpend(Member member)
    {
        if (member.PendingNode is { } node)
        {
            member.Queue.Pending.Remove(node);
            member.PendingNode = null;
        }
    }

    private void Leave(Member member, string reason)
    {
        if (member.Node is not { } node)
        {
            return;
        }
        Unpend(member);
        member.Queue.Members.Remove(node);
        member.Node = null;
        member.IsJoining = false;
        centre.Timers.Cancel(ref member.Limit);
        centre.Timers.Cancel(ref member.SkipEnd);
        long waited = (centre.Now.WallMicros - member.Joined.WallMicros) / 1000;
        centre.Log.Add(centre.Now, member.Call, new MemberLeft(member.Leg.Id, member.Queue.Id, member.Queue.Name, reason, waited));
        centre.Unpublished.Mark(member.Queue);
        centre.Unpublished.Mark(member.Call);
    }

    private void ArmSkip(Member member)
    {
        Instant next = member.NextSkipEnd(centre.Now.Mono);
        if (next == Instant.Never)
        {
            centre.Timers.Cancel(ref member.SkipEnd);
            return;
        }
        centre.Timers.Rearm(ref member.SkipEnd, next, new CentreTimer(CentreTimerKind.SkipEnd, member));
    }
}
