namespace Tandem.Core.Calls;

using Tandem.Core.Audio;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Numbering;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What happens to legs: the log and readers are told, and the call's flow decides.</summary>
internal sealed class LegEventDispatcher(FlowServices services, Router router)
{
    /// <summary>Whose doing it is: the party's on the leg.</summary>
    public Actor ActorOf(LegEvent happened) =>
        happened switch
        {
            CallArrived { Origin: LegOrigin.Extension } arrived => services.Lines.Of(arrived.OriginName).Actor,
            CallArrived arrived => Actor.Trunk(arrived.OriginName),
            ExtensionReachable reachable => services.Lines.Of(reachable.Extension).Actor,
            _ => services.Calls.FindLeg(happened.Leg)?.Actor ?? Actor.System,
        };

    public void Handle(LegEvent happened)
    {
        switch (happened)
        {
            case CallArrived arrived:
                Arrived(arrived);
                return;
            case ExtensionReachable reachable:
                PhoneChanged(reachable);
                return;
            case RecordingEnded ended:
                Recorded(ended);
                return;
            case TrunkHappened { Leg: var none, What: var what } when none == Guid.Empty:
                services.Centre.Happened(what);
                return;
        }
        if (services.Calls.FindLeg(happened.Leg) is not { } leg)
        {
            return;
        }
        services.Centre.Handling = leg.Call;
        switch (happened)
        {
            case LegRinging:
                Ringing(leg);
                break;
            case LegEarlyMedia early:
                EarlyMedia(leg, early.Heard);
                break;
            case LegAnswered:
                Answered(leg);
                break;
            case LegsJoined joined when services.Calls.FindLeg(joined.Other) is { } other:
                Joined(leg, other);
                break;
            case LegMixed:
                services.Audio.Mixed(leg);
                leg.Call.Flow.Mixed(leg);
                break;
            case LegReferred referred:
                Referred(leg, referred);
                break;
            case LegEnded ended:
                Ended(leg, ended);
                break;
            case LegHeld held:
                Held(leg, held.Held);
                break;
            case LegDigit digit:
                if (!leg.Call.Flow.HidesKeys(leg))
                {
                    services.Centre.Happened(leg, new Kinds.DigitPressed(digit.Digit));
                }
                leg.Call.Flow.Digit(leg, digit.Digit);
                break;
            case LegPlayed played:
                AudioOrders.Played(leg, played.Play);
                leg.Call.Flow.Played(leg, played.Play, played.Finished, played.Fault);
                break;
            case LegPaused paused:
                leg.Call.Flow.Paused(leg, paused.Spoke);
                break;
            case LegJudged judged:
                leg.Call.Flow.Judged(leg, judged);
                break;
            case LegWebAnswered answer:
                leg.Call.Flow.WebAnswered(leg, answer);
                break;
            case LegSpeechHeard heard:
                leg.Call.Flow.SpeechHeard(leg, heard);
                break;
            case LegSilent silent when silent.Silent != leg.Silent:
                leg.Silent = silent.Silent;
                services.Centre.Happened(leg, new Kinds.LegSilent(silent.Silent));
                services.Centre.Unpublished.Mark(leg.Call);
                break;
            case RecordingStarted started:
                services.Recorder.Started(leg, started);
                break;
            case TrunkHappened { What: var what }:
                TrunkTold(leg, what);
                break;
            case LegQuality quality:
                leg.Quality = new LegQualityView(
                    quality.LossInPercent,
                    quality.LossOutPercent,
                    quality.JitterMillis,
                    quality.RoundTripMillis,
                    quality.MosIn,
                    quality.MosOut
                );
                services.Centre.Unpublished.Mark(leg.Call);
                break;
        }
    }

    private void Arrived(CallArrived arrived)
    {
        bool fromTrunk = arrived.Origin == LegOrigin.Trunk;
        Dialled dialled = fromTrunk ? services.Numbers.FromTrunk(arrived.Dialled) : services.Numbers.Find(arrived.Dialled);
        string caller = fromTrunk ? services.TenantNumbers.Caller(arrived.CallerNumber) : WrittenNumber.Of(arrived.CallerNumber).Text;
        CallLeg leg = services.Legs.Arrived(arrived with { CallerNumber = caller, Dialled = dialled.Number });
        services.Centre.Handling = leg.Call;
        if (arrived.Replaces == Guid.Empty)
        {
            router.Route(leg, dialled);
        }
        else
        {
            router.Replace(leg, services.Calls.FindLeg(arrived.Replaces));
        }
    }

    // Only the tenant's own phones may pass a call on: whoever calls from outside would dial at the tenant's cost.
    private void Referred(CallLeg leg, LegReferred referred)
    {
        if (leg.Line == null)
        {
            services.Centre.Happened(leg, new Kinds.TransferRefused(referred.Number, "from outside"));
            services.Centre.Order(new TellReferrer(leg.Id, 403));
        }
        else if (!leg.Call.Flow.Referred(leg, referred.Number, services.Calls.FindLeg(referred.Replaces)))
        {
            services.Centre.Order(new TellReferrer(leg.Id, 480));
        }
    }

    private void PhoneChanged(ExtensionReachable reachable)
    {
        Line line = services.Lines.Of(reachable.Extension);
        line.Reachable = reachable.Reachable;
        services.Centre.Happened(new Kinds.ExtensionReachable(line.Number, line.Reachable));
        services.Duty.LineChanged(line);
        if (services.Agents.On(line) is { } agent)
        {
            services.Standby.Need(agent);
        }
    }

    private void Ringing(CallLeg leg)
    {
        if (leg.Stage == LegStage.Calling)
        {
            leg.Stage = LegStage.Ringing;
            services.Centre.Happened(leg, new Kinds.LegRinging());
            services.Legs.Changed(leg);
            leg.Call.Flow.Ringing(leg);
        }
    }

    private void EarlyMedia(CallLeg leg, bool heard)
    {
        if (leg.Stage >= LegStage.Answered)
        {
            return;
        }
        if (leg.Stage == LegStage.Calling)
        {
            leg.Stage = LegStage.Ringing;
            services.Centre.Happened(leg, new Kinds.LegRinging());
        }
        leg.HasEarlyMedia = heard;
        services.Centre.Happened(leg, new Kinds.LegEarlyMedia(heard));
        services.Legs.Changed(leg);
        leg.Call.Flow.EarlyMedia(leg);
    }

    private void Answered(CallLeg leg)
    {
        if (leg.Stage < LegStage.Answered)
        {
            leg.Stage = LegStage.Answered;
            leg.AnsweredAt = services.Centre.Now.Mono;
            leg.WasAnswered = true;
            services.Centre.Happened(leg, new Kinds.LegAnswered());
            services.Legs.Changed(leg);
            leg.Call.Watch?.LegAnswered(leg);
            leg.Call.Flow.Answered(leg);
        }
    }

    private void Joined(CallLeg leg, CallLeg other)
    {
        if (leg.Audio is not { Kind: AudioKind.Bridge, With: { } with } || with != other)
        {
            // Parted again before the worker had joined them, or joined for early media only.
            return;
        }
        services.Audio.Joined(leg, other);
        if ((leg.UserId != 0 ? leg : other) is { UserId: not 0 } agent)
        {
            leg.Call.Watch?.Connected(agent);
        }
        leg.Call.Flow.Joined(leg, other);
    }

    // Who called somebody himself, and talked, has a rest of his own.
    private void Rest(CallLeg leg)
    {
        if (
            leg.Call.QueueId == 0
            && leg.Call.Legs[0] == leg
            && services.Agents.On(leg) is { Row.Agent.OutWrapUpSeconds: > 0 and int seconds } agent
            && leg.Talked(services.Centre.Now.Mono) > TimeSpan.Zero
        )
        {
            services.Duty.Rests(agent, Durations.OfSeconds(seconds));
        }
    }

    private void Held(CallLeg leg, bool held)
    {
        leg.Held = held;
        services.Legs.HoldChanged(leg, "phone");
        leg.Call.Flow.HoldChanged(leg);
    }

    private void Recorded(RecordingEnded ended)
    {
        if (services.Recorder.Ended(ended, out RecordingUse use) is not { } leg)
        {
            return;
        }
        services.Centre.Handling = leg.IsLive ? leg.Call : null;
        bool isTaken = leg.IsLive && leg.Call.Flow.Recorded(leg, ended.Recording, ended.DurationMillis, ended.Failure);
        if (!isTaken && use == RecordingUse.Words)
        {
            services.Recorder.Drop(leg, ended.Recording);
        }
    }

    private void TrunkTold(CallLeg leg, Kinds.EventData what)
    {
        if (what is Kinds.TrunkChosen chosen)
        {
            leg.Party = PartyName.Trunk(chosen.Trunk);
            services.Legs.Changed(leg);
        }
        services.Centre.Happened(leg, what);
    }

    // What a call out cost is said when it is over: other prices later leave it as it is.
    private void Charge(CallLeg leg)
    {
        if (leg is not { IsIncoming: false, Line: null, WasAnswered: true })
        {
            return;
        }
        TimeSpan talk = services.Centre.Now.Mono - leg.AnsweredAt;
        (int dayOfWeek, int minute) = services.Day.TimeAt(services.Centre.Now.WallMicros - (talk.Ticks / TimeSpan.TicksPerMicrosecond));
        if (services.Keys.Dialing.Prices.Of(leg.Number, PartyName.TrunkIn(leg.Party), dayOfWeek, minute) is { } price)
        {
            services.Centre.Happened(leg, new Kinds.CallPriced(price.Prefix, price.CostOf((long)talk.TotalMilliseconds)));
        }
    }

    private void Ended(CallLeg leg, LegEnded ended)
    {
        Call call = leg.Call;
        leg.Stage = LegStage.Ended;
        leg.Redirects = ended.Redirects;
        services.Audio.Ended(leg);
        string cause = Causes.Word(call.IsBroken ? LegEndCause.InternalError : ended.Cause);
        call.EndCause = call.EndCause.Length == 0 ? cause : call.EndCause;
        services.Calls.Remove(leg);
        if (leg.Line is { } line)
        {
            line.Legs.Remove(leg);
        }
        Charge(leg);
        services.Legs.Close(leg, cause, ended.SipCode, ended.Reason);
        call.Watch?.LegEnded(leg, ended.Cause, ended.SipCode);
        call.Flow.Ended(leg, ended.Cause, ended.SipCode);
        services.Standby.Ended(leg);
        Rest(leg);
        if (leg.Line is { } free)
        {
            services.Duty.LineChanged(free);
            services.Duty.LegChanged(leg);
        }
        services.Legs.Finish(call);
    }
}
