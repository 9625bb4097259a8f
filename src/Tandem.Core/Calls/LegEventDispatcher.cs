namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution.Standby;
using Tandem.Core.Facts;
using Tandem.Core.Kernel;

/// <summary>What happens to legs: the record grows, readers are told, and the call's flow decides.</summary>
internal sealed class LegEventDispatcher(
    CentreContext centre,
    LegOrders legs,
    AgentDuty agents,
    AudioOrders audio,
    StandbyLegs stands,
    Recorder recorder,
    Router router
)
{
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
                recorder.Ended(ended);
                return;
        }
        if (centre.Calls.FindLeg(happened.Leg) is not { } leg)
        {
            return;
        }
        switch (happened)
        {
            case LegRinging:
                Ringing(leg);
                break;
            case LegAnswered:
                Answered(leg);
                break;
            case LegsJoined joined when centre.Calls.FindLeg(joined.Other) is { } other:
                Joined(leg, other);
                break;
            case LegMixed:
                audio.Mixed(leg);
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
                centre.Log.Add(centre.Now, leg.Call, new DigitPressed(leg.Id, digit.Digit));
                break;
            case LegPlayed played:
                leg.Call.Flow.Played(leg, played.Sound, played.Finished);
                break;
            case LegSilent silent:
                leg.Silent = silent.Silent;
                centre.Log.Add(centre.Now, leg.Call, new LegSilence(leg.Id, silent.Silent));
                centre.Unpublished.Mark(leg.Call);
                break;
            case RecordingStarted started:
                recorder.Started(leg, started);
                break;
            case LegQuality quality:
                leg.Quality = new LegQualityView(
                    quality.LossInPercent,
                    quality.LossOutPercent,
                    quality.JitterMillis,
                    quality.RoundTripMillis
                );
                centre.Unpublished.Mark(leg.Call);
                break;
        }
    }

    private void Arrived(CallArrived arrived)
    {
        CallLeg leg = legs.Arrived(arrived);
        if (arrived.Replaces == Guid.Empty)
        {
            router.Route(leg, arrived.Origin);
        }
        else
        {
            router.Replace(leg, centre.Calls.FindLeg(arrived.Replaces));
        }
    }

    // Only the tenant's own phones may pass a call on: whoever calls from outside would dial at the tenant's cost.
    private void Referred(CallLeg leg, LegReferred referred)
    {
        if (leg.Line == null)
        {
            centre.Log.Add(centre.Now, leg.Call, new TransferRefused(leg.Id, referred.Number, "from outside"));
            centre.Outbox.Orders.Add(new TellReferrer(leg.Id, 403));
        }
        else if (!leg.Call.Flow.Referred(leg, referred.Number, centre.Calls.FindLeg(referred.Replaces)))
        {
            centre.Outbox.Orders.Add(new TellReferrer(leg.Id, 480));
        }
    }

    private void PhoneChanged(ExtensionReachable reachable)
    {
        Line line = centre.Agents.Line(reachable.Extension);
        line.Reachable = reachable.Reachable;
        centre.Log.Add(centre.Now, null, new ExtensionReachability(line.Number, line.Reachable));
        agents.LineChanged(line);
        if (line.Agent is { } agent)
        {
            stands.Need(agent);
        }
    }

    private void Ringing(CallLeg leg)
    {
        if (leg.Stage == LegStage.Calling)
        {
            leg.Stage = LegStage.Ringing;
            leg.Record = leg.Record with { RingMicros = centre.Now.WallMicros };
            legs.Changed(leg, "ringing");
            leg.Call.Flow.Ringing(leg);
        }
    }

    private void Answered(CallLeg leg)
    {
        if (leg.Stage < LegStage.Answered)
        {
            leg.Stage = LegStage.Answered;
            leg.Record = leg.Record with { AnswerMicros = centre.Now.WallMicros };
            legs.Changed(leg, "answered");
            leg.Call.Flow.Answered(leg);
        }
    }

    private void Joined(CallLeg leg, CallLeg other)
    {
        if (leg.Audio.With != other)
        {
            // Parted again before the worker had joined them.
            return;
        }
        audio.Joined(leg, other);
        centre.Log.Add(centre.Now, leg.Call, new LegsBridged(leg.Id, other.Id));
        leg.Call.Flow.Joined(leg, other);
    }

    private void Held(CallLeg leg, bool held)
    {
        leg.Held = held;
        legs.Changed(leg, held ? "held" : "answered");
        leg.Call.Flow.HoldChanged(leg);
    }

    private void Ended(CallLeg leg, LegEnded ended)
    {
        Call call = leg.Call;
        leg.Stage = LegStage.Ended;
        audio.Ended(leg);
        string cause = Causes.Word(ended.Cause);
        leg.Record = leg.Record with { EndMicros = centre.Now.WallMicros, Cause = cause, SipCode = ended.SipCode };
        call.EndCause = call.EndCause.Length == 0 ? cause : call.EndCause;
        centre.Calls.Remove(leg);
        if (leg.Line is { } line)
        {
            line.Legs.Remove(leg);
        }
        centre.Log.Add(centre.Now, call, new LegFinished(leg.Id, cause, ended.SipCode));
        call.Flow.Ended(leg, ended.Cause, ended.SipCode);
        stands.Ended(leg);
        centre.Outbox.Facts.Add(new LegClosed(leg.Record));
        if (leg.Line is { } free)
        {
            agents.LineChanged(free);
        }
        legs.Finish(call);
    }
}
