namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Announcements;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// A caller in a queue: answered at once, hears music and announcements, is offered to agents. Who wins it takes the call into a conversation.
/// </summary>
/// <param name="services">What it uses.</param>
/// <param name="queue">Which.</param>
/// <param name="wish">What is other for him than for those who came by themselves.</param>
internal sealed class QueueFlow(FlowServices services, Queue queue, WaitingWish wish) : CallFlow, IWaiting
{
    private CallLeg caller = null!;
    private Member? member;
    private long greeting;

    public override string State =>
        caller.IsEnding || !caller.IsLive ? "ending"
        : member is not { IsWaiting: true } ? "routing"
        : member.Offers.Count > 0 ? "offering"
        : "waiting";

    public void Start(CallLeg leg)
    {
        caller = leg;
        leg.Call.Flow = this;
        if (leg.Stage == LegStage.Answered)
        {
            Wait();
        }
        else
        {
            services.Legs.Answer(leg);
        }
    }

    /// <summary>Back in line, as long waited as before.</summary>
    public void Again(Member before)
    {
        caller = before.Leg;
        caller.Call.Flow = this;
        Join(before.Rank, before.Joined);
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
            services.Offering.Answered(offer);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other)
    {
        CallLeg agentLeg = leg == caller ? other : leg;
        if (OfferOf(agentLeg) is not { } offer)
        {
            // The offer ended while media was being joined: the leg is on its way out.
            services.Legs.End(agentLeg, 0, "offer over");
            return;
        }
        services.Offering.Won(offer);
        new TalkFlow(services, member).Begin(caller, agentLeg);
        if (queue.Settings.AnnounceAgent.Length > 0)
        {
            string number = offer.Agent.Row.Login;
            services.Audio.Announce(caller, Spoken.AgentNumber(number, SpokenLanguages.Of(queue.Settings.AnnounceAgent)));
        }
    }

    public override void Played(CallLeg leg, long play, bool finished, string fault)
    {
        if (leg != caller || play != greeting)
        {
            return;
        }
        if (finished)
        {
            services.Centre.Happened(caller, new Kinds.AnnouncementPlayed(queue.Row.Greeting));
        }
        // The music goes on after a greeting.
        if (member is { IsWaiting: true, IsJoining: false })
        {
            services.Audio.Play(caller, queue.Row.HoldSound, true);
        }
    }

    public override void Digit(CallLeg leg, char digit)
    {
        if (
            leg == caller
            && caller.Home is { } home
            && member is { IsWaiting: true, IsJoining: false }
            && wish.ExitKeys.Contains(digit, StringComparison.Ordinal)
        )
        {
            services.Offering.Abandon(member, Kinds.QueueWords.Key);
            home.Back(caller, HomeWords.Key);
        }
    }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg == caller)
        {
            if (member is { IsWaiting: true })
            {
                services.Offering.Abandon(member, cause == LegEndCause.RemoteHangUp ? Kinds.QueueWords.Abandoned : Kinds.QueueWords.Failed);
            }
            services.Legs.EndOthers(leg, 0, "caller gone");
        }
        else if (OfferOf(leg) is { } offer)
        {
            services.Offering.LegEnded(offer, cause, sipCode);
        }
    }

    /// <summary>A supervisor sends him elsewhere while he waits.</summary>
    public Outcome MoveTo(Destination to)
    {
        if (member is not { IsWaiting: true, IsJoining: false } waiting)
        {
            return new Outcome(OutcomeCode.Conflict, "he does not wait any more");
        }
        if ((to.Refusal(caller.Call) ?? services.ShownNumbers.RefusalOf(caller, null, to)) is { } refused)
        {
            return refused;
        }
        services.Offering.Abandon(waiting, Kinds.QueueWords.Moved);
        to.Admit(caller, null);
        return Outcome.Ok;
    }

    /// <summary>The longest wait is over; an agent who still rings may yet answer.</summary>
    public void TimedOut(Member waiting)
    {
        if (!waiting.IsWaiting)
        {
            return;
        }
        if (waiting.Offers.Count > 0 && (waiting.IsJoining || !wish.IsStrict))
        {
            waiting.IsOverdue = true;
            services.Waiting.Pend(waiting);
            return;
        }
        Leave(waiting, Kinds.QueueWords.Timeout, queue.Settings.WaitAction, HomeWords.Timeout);
    }

    /// <summary>Nobody has been signed in for too long.</summary>
    public void Deserted(Member waiting)
    {
        if (waiting.IsWaiting && waiting.IsAlone)
        {
            Leave(waiting, Kinds.QueueWords.NoAgent, queue.Settings.NoAgentAction, HomeWords.NoAgent);
        }
    }

    /// <summary>Time to tell the caller its place, or whatever the queue has to say; an answer that is just being joined goes first.</summary>
    public void Announce(Member waiting)
    {
        if (!waiting.IsWaiting)
        {
            return;
        }
        services.Waiting.ArmAnnouncement(waiting);
        QueueSettings settings = queue.Settings;
        int position = settings.AnnouncePosition.Length > 0 ? Picker.PositionOf(waiting) : 0;
        string place = position > 0 ? Spoken.Position(position, SpokenLanguages.Of(settings.AnnouncePosition)) : "";
        string path = SoundPath.Of(place, services.Keys.SoundOf(settings.AnnounceSound));
        if (!waiting.IsJoining && path.Length > 0)
        {
            services.Audio.Announce(caller, path);
            if (position > 0)
            {
                services.Centre.Happened(caller, new Kinds.QueuePositionAnnounced(queue.Id, queue.Name, position));
            }
        }
    }

    private void Wait()
    {
        QueueSettings settings = queue.Settings;
        if (settings.Capacity > 0 && queue.Members.Count >= settings.Capacity && !IsTiredOfMoving(settings.OverflowAction))
        {
            GoOn(settings.OverflowAction, HomeWords.Full);
            return;
        }
        Now now = services.Centre.Now;
        Instant since = settings.TimeBase == TimeBase.System ? caller.AnsweredAt : now.Mono;
        MemberRank rank = new(since - wish.Ahead, services.Centre.NextSequence());
        if (
            settings.ResumeAbandoned
            && queue.AbandonedCallers.TryTake(caller.Call.CallerNumber, settings.KeepAbandoned, now.Mono, out MemberRank before)
        )
        {
            rank = before;
            now = now.Plus(before.Since - now.Mono);
        }
        Join(rank, now);
        if (queue.Row.Greeting.Length > 0)
        {
            greeting = services.Audio.Play(caller, queue.Row.Greeting, false);
        }
    }

    private void Join(MemberRank rank, Now joined)
    {
        member = new Member(services.Waiting, this, caller, queue, rank, joined) { Wish = wish };
        caller.Call.QueueId = queue.Id;
        caller.Call.Picked = null;
        services.Audio.Play(caller, queue.Row.HoldSound, true);
        services.Waiting.Join(member);
    }

    // Queues that name each other send a caller on only so often; then he stays and waits where he is.
    private bool IsTiredOfMoving(QueueAction action) =>
        action.Target.Length > 0 && caller.Home == null && caller.Call.Forwards >= services.Centre.Limits.ForwardsPerCall;

    private void Leave(Member waiting, string reason, QueueAction action, string word)
    {
        if (IsTiredOfMoving(action))
        {
            waiting.IsOverdue = false;
            services.Waiting.Pend(waiting);
            return;
        }
        services.Offering.Abandon(waiting, reason);
        GoOn(action, word);
    }

    // A flow that has sent him here says what comes next, whatever the queue would do with others.
    private void GoOn(QueueAction action, string word)
    {
        caller.Call.Forwards++;
        if (caller.Home is { } home)
        {
            home.Back(caller, word);
        }
        else if (action.Target.Length > 0 && services.Numbers.Find(action.Target).To is { } to)
        {
            to.Admit(caller, member);
        }
        else
        {
            services.Legs.End(caller, 0, "waited too long");
        }
    }

    private Offer? OfferOf(CallLeg leg) => member?.Offers.Find(offer => offer.Leg == leg);
}
