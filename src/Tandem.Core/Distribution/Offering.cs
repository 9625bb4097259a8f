namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Agents.Standby;
using Tandem.Core.Audio;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// Offers from their making to their one result. An offer is won when media runs, not when the agent's phone answers; until then the caller
/// keeps its place and its music.
/// </summary>
internal sealed class Offering(
    CentreContext centre,
    DueQueues queues,
    WaitingLine members,
    AgentDuty agents,
    LegOrders legs,
    StandbyLegs standby,
    AudioOrders audio,
    Picker picker,
    TenantDay day
)
{
    private const string NoAnswerLimit = "no answer limit";
    private const int ElsewhereCode = 480;

    /// <summary>The agent's phone has answered: join the two, and hold other agents off meanwhile.</summary>
    public void Answered(Offer offer)
    {
        if (offer.Member.Queue.Strategy.MatchesOnAnswer)
        {
            GiveToHead(offer);
        }
        Member member = offer.Member;
        if (member.IsJoining)
        {
            Finish(offer, OfferResult.LostRace, ElsewhereCode);
            return;
        }
        offer.State = OfferState.Joining;
        member.IsJoining = true;
        agents.Refresh(offer.Agent);
        members.Pend(member);
        centre.Arm(ref offer.Deadline, centre.Limits.JoinTimeout, offer);
        audio.Join(member.Leg, offer.Leg);
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
        agent.CallsAnswered++;
        agent.Today.Answers(day.At(centre.Now.WallMicros));
        agent.NoAnswerCount = 0;
        agent.FailCount = 0;
        member.Queue.Answered++;
        members.Leave(member, Kinds.QueueWords.Bridged);
        agents.Talks(agent, offer.Leg);
        agents.TookCall(agent);
    }

    /// <summary>The agent's leg ended before media ran.</summary>
    public void LegEnded(Offer offer, LegEndCause cause, int sipCode) => Fail(offer, OfferResults.Of(cause, offer.State), sipCode);

    /// <summary>It rang, or was joined, too long.</summary>
    public void Expired(Offer offer)
    {
        offer.Deadline = default;
        OfferResult result = offer.State == OfferState.Ringing ? OfferResult.NoAnswer : OfferResult.Failed;
        Fail(offer, result, 408);
        standby.LetGo(offer.Leg, offer.Tier.Queue.IsFifo, 408, "not answered");
    }

    /// <summary>The caller is gone or must go: its place and its offers with it.</summary>
    public void Abandon(Member member, string reason)
    {
        while (member.Offers.Count > 0)
        {
            Finish(member.Offers[^1], OfferResult.Cancelled, 487);
        }
        members.Leave(member, reason);
    }

    public void Withdraw(Offer offer) => queues.Withdraw(offer);

    /// <summary>Offers whose agents went on break or signed out.</summary>
    public void TakeBack()
    {
        foreach (Offer offer in queues.Withdrawn)
        {
            if (offer.Agent.Offers.Contains(offer))
            {
                centre.Handling = offer.Member.Call;
                Finish(offer, OfferResult.Cancelled, ElsewhereCode);
                After(offer.Member);
            }
        }
        queues.Withdrawn.Clear();
    }

    /// <summary>Offers the call to the agent: its phone rings, or its standby leg is joined.</summary>
    public void Make(Member member, Tier tier, int start)
    {
        Agent agent = tier.Agent;
        Queue queue = member.Queue;
        // Where many are rung at once, all of them are the choice: the first one's explanation stands for all.
        if (member.Offers.Count == 0)
        {
            member.Call.Picked = picker.Explain(member, tier, start);
            member.Why = PickWords.Of(member.Call.Picked);
        }
        string reason = queue.Strategy.Name;
        bool isUp = agent.IsStandbyFree;
        CallLeg leg = isUp
            ? standby.Serve(member.Leg, agent)
            : legs.OfferTo(member.Leg, agent.Line!, agent.Id, ShownName(member), member.Wish.AutoAnswer);
        Offer offer = new(this, member, tier, leg, centre.Now.Mono);
        member.Offers.Add(offer);
        agent.Offers.Add(offer);
        agent.LastOffered = centre.NextSequence();
        queue.LastOffered = tier;
        queue.Ringing++;
        member.Cursor = (tier.Level, tier.Position);
        members.Offered(member);
        int seconds = queue.Settings.RingSeconds > 0 ? queue.Settings.RingSeconds : agent.Row.Agent.TimeoutSeconds;
        TimeSpan ring = seconds > 0 ? Durations.OfSeconds(seconds) : centre.Limits.RingTimeout;
        ring = ring < centre.Limits.RingTimeoutMax ? ring : centre.Limits.RingTimeoutMax;
        centre.Arm(ref offer.Deadline, ring, offer);
        string login = agent.Row.Login;
        (Kinds.OfferCount[] counts, Kinds.OfferCandidate[] first) = member.Why;
        centre.Happened(leg, new Kinds.OfferMade(queue.Id, queue.Name, agent.Id, login, agent.Line!.Number, reason, counts, first));
        centre.Unpublished.Mark(member.Call);
        agents.Refresh(agent);
        if (isUp)
        {
            // Up already: nothing rings.
            Answered(offer);
        }
    }

    // mod_fifo's outbound_name: before the caller's name, or instead of it with a leading "=".
    private static string ShownName(Member member)
    {
        string name = member.Queue.Settings.OutboundName;
        if (name.StartsWith('='))
        {
            return name[1..];
        }
        return name.Length == 0 ? member.Leg.Name : $"({name}) {member.Leg.Name}".TrimEnd();
    }

    private void Fail(Offer offer, OfferResult result, int sipCode)
    {
        Member member = offer.Member;
        Agent agent = offer.Agent;
        bool wasJoining = offer.State == OfferState.Joining;
        Close(offer, result, sipCode);
        TimeSpan delay = Durations.OfSeconds(DelayAfter(result, member.Queue, agent));
        agent.DelayedUntil = centre.Now.Mono + delay;
        agent.DelayedBy = result.Word();
        TimeSpan skip = delay > centre.Limits.SkipForCall ? delay : centre.Limits.SkipForCall;
        member.Skip(agent, centre.Now.Mono + skip);
        members.ArmSkip(member);
        if (wasJoining)
        {
            member.IsJoining = false;
            audio.Play(member.Leg, member.Queue.Row.HoldSound, true);
        }
        agent.FailCount++;
        bool limit = result.IsNoAnswer() && ++agent.NoAnswerCount >= agent.Row.Agent.MaxNoAnswer && agent.Row.Agent.MaxNoAnswer > 0;
        if (limit && agent.IsReady)
        {
            agents.Break(agent, NoAnswerLimit);
        }
        else
        {
            agents.Refresh(agent);
        }
        After(member);
    }

    // A FIFO leaves the agent alone for its retry delay and lag (mod_fifo), a call centre by what went wrong.
    private static long DelayAfter(OfferResult result, Queue queue, Agent agent) =>
        queue.IsFifo ? (long)queue.Settings.RetryDelay + queue.Settings.Lag(agent.Row.Agent) + 1 : result.DelayOf(agent.Row.Agent);

    // Who answered gets the caller who has waited longest, whoever he was rung for.
    private void GiveToHead(Offer offer)
    {
        Member from = offer.Member;
        foreach (Member head in from.Queue.Members)
        {
            if (head == from)
            {
                return;
            }
            if (!head.IsJoining && head.Leg is { IsLive: true, IsEnding: false })
            {
                from.Offers.Remove(offer);
                head.Offers.Add(offer);
                offer.Member = head;
                legs.Move(offer.Leg, head.Call);
                members.Pend(from);
                return;
            }
        }
    }

    /// <summary>Ends an offer that is nobody's fault; its leg goes with it.</summary>
    private void Finish(Offer offer, OfferResult result, int sipCode)
    {
        Close(offer, result, sipCode);
        standby.LetGo(offer.Leg, offer.Tier.Queue.IsFifo, sipCode, result.Word());
        if (offer.State == OfferState.Joining)
        {
            offer.Member.IsJoining = false;
        }
        agents.Refresh(offer.Agent);
    }

    /// <summary>The call is broken: the offer is gone from everywhere, and the agent is judged anew by whoever asks this.</summary>
    public void Drop(Offer offer) => Close(offer, OfferResult.Failed, 0);

    private void Close(Offer offer, OfferResult result, int sipCode)
    {
        centre.Timers.Cancel(ref offer.Deadline);
        offer.Member.Offers.Remove(offer);
        offer.Agent.Offers.Remove(offer);
        offer.Tier.Queue.Ringing--;
        queues.Due(offer.Tier.Queue);
        Queue queue = offer.Tier.Queue;
        long rang = (long)(centre.Now.Mono - offer.Made).TotalMilliseconds;
        string login = offer.Agent.Row.Login;
        Kinds.OfferEnded ended = new(queue.Id, queue.Name, offer.Agent.Id, login, result.Word(), sipCode, rang);
        centre.Happened(offer.Member.Call, offer.Leg.Id, ended);
        centre.Unpublished.Mark(offer.Member.Call);
    }

    // An offer is over: the next one, or, when the caller has waited too long already, what its queue has for that.
    private void After(Member member)
    {
        if (member is { IsOverdue: true, IsWaiting: true, Offers.Count: 0 })
        {
            member.Owner.TimedOut(member);
            return;
        }
        if (member.Offers.Count == 0)
        {
            centre.Timers.Cancel(ref member.Progress);
        }
        members.Pend(member);
    }
}
