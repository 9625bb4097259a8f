namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Announcements;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>
/// A caller in a queue: answered at once, hears music and announcements, is offered to agents. Who wins it takes the call into a conversation.
/// </summary>
internal sealed class QueueFlow(
    CentreContext centre,
    LegOrders legs,
    AudioOrders audio,
    Offering offers,
    WaitingLine members,
    Router router
) : CallFlow
{
    private CallLeg caller = null!;
    private Queue queue = null!;

    public override string State =>
        caller.IsEnding || !caller.IsLive ? "ending"
        : caller.Call.Member is not { IsWaiting: true } member ? "routing"
        : member.Offers.Count > 0 ? "offering"
        : "waiting";

    public void Start(CallLeg leg, Queue into)
    {
        caller = leg;
        queue = into;
        leg.Call.Flow = this;
        if (leg.Stage == LegStage.Answered)
        {
            Wait();
        }
        else
        {
            legs.Answer(leg);
        }
    }

    /// <summary>Back in line, as long waited as before.</summary>
    public void Again(Member before)
    {
        caller = before.Leg;
        queue = before.Queue;
        caller.Call.Flow = this;
        Wait(new Member(caller.Call, caller, queue, before.Rank, before.Joined));
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
        if (OfferOf(agentLeg) is not { } offer)
        {
            // The offer ended while media was being joined: the leg is on its way out.
            legs.End(agentLeg, 0, "offer over");
            return;
        }
        offers.Won(offer);
        router.Talk(caller, agentLeg);
        if (queue.Settings.AnnounceAgent.Length > 0)
        {
            string number = offer.Agent.Row.Login;
            audio.Announce(caller, Spoken.AgentNumber(number, SpokenLanguages.Of(queue.Settings.AnnounceAgent)));
        }
    }

    public override void Played(CallLeg leg, string sound, bool finished)
    {
        // The music goes on after a greeting.
        if (leg == caller && caller.Call.Member is { IsWaiting: true, IsJoining: false } && sound == caller.Audio.Path)
        {
            audio.Play(caller, queue.Row.HoldSound, true);
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
        }
        else if (OfferOf(leg) is { } offer)
        {
            offers.LegEnded(offer, cause, sipCode);
        }
    }

    /// <summary>The longest wait is over; an agent who still rings may yet answer.</summary>
    public void TimedOut(Member member)
    {
        if (!member.IsWaiting)
        {
            return;
        }
        if (member.Offers.Count > 0)
        {
            member.IsOverdue = true;
            members.Pend(member);
            return;
        }
        offers.Abandon(member, "Timeout");
        Leave(queue.Settings.WaitAction);
    }

    /// <summary>Nobody has been signed in for too long.</summary>
    public void Deserted(Member member)
    {
        if (member.IsWaiting && queue.Tiers.Count == 0)
        {
            offers.Abandon(member, "NoAgent");
            Leave(queue.Settings.NoAgentAction);
        }
    }

    /// <summary>Time to tell the caller its place, or whatever the queue has to say; an answer that is just being joined goes first.</summary>
    public void Announce(Member member)
    {
        if (!member.IsWaiting)
        {
            return;
        }
        members.ArmAnnouncement(member);
        QueueSettings settings = queue.Settings;
        string place =
            settings.AnnouncePosition.Length > 0
                ? Spoken.Position(Picker.PositionOf(member), SpokenLanguages.Of(settings.AnnouncePosition))
                : "";
        string path = SoundPath.Of(place, centre.Keys.SoundOf(settings.AnnounceSound));
        if (!member.IsJoining && path.Length > 0)
        {
            audio.Announce(caller, path);
        }
    }

    private void Wait()
    {
        QueueSettings settings = queue.Settings;
        if (settings.Capacity > 0 && queue.Members.Count >= settings.Capacity)
        {
            Leave(settings.OverflowAction);
            return;
        }
        Call call = caller.Call;
        Now now = centre.Now;
        long since = settings.TimeBase == TimeBase.System && caller.Record.AnswerMicros > 0 ? caller.Record.AnswerMicros : now.WallMicros;
        MemberRank rank = new(since, centre.NextSequence());
        if (
            settings.ResumeAbandoned
            && queue.AbandonedCallers.TryTake(call.CallerNumber, settings.KeepAbandoned, now.WallMicros, out MemberRank before)
        )
        {
            rank = before;
            TimeSpan waited = TimeSpan.FromMicroseconds(now.WallMicros - before.SinceMicros);
            now = new Now(now.Mono - waited, before.SinceMicros);
        }
        Wait(new Member(call, caller, queue, rank, now));
        if (queue.Row.Greeting.Length > 0)
        {
            audio.Play(caller, queue.Row.Greeting, false);
        }
    }

    private void Wait(Member member)
    {
        caller.Call.Member = member;
        audio.Play(caller, queue.Row.HoldSound, true);
        members.Join(member);
    }

    private void Leave(QueueAction action)
    {
        bool mayGoOn = caller.Call.Forwards++ < centre.Limits.ForwardsPerCall;
        if (mayGoOn && action.Target.Length > 0 && router.Find(action.Target) is { } to)
        {
            router.Forward(caller, to);
        }
        else
        {
            legs.End(caller, 0, "waited too long");
        }
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
