namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Events;
using Tandem.Core.Facts;
using Tandem.Core.Queues;
using Tandem.Core.Views;

/// <summary>What happens to legs: the record grows, readers are told, and the call's flow decides.</summary>
internal sealed class CallDesk(CentreContext centre, LegDesk legs, AgentDesk agents, Recorder recorder, Router router)
{
    public void Handle(LegEvent happened)
    {
        switch (happened)
        {
            case CallArrived arrived:
                router.Route(legs.Arrived(arrived), arrived.Origin);
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

    private void PhoneChanged(ExtensionReachable reachable)
    {
        Line line = centre.Agents.Line(reachable.Extension);
        line.Reachable = reachable.Reachable;
        centre.Log.Add(centre.Now, null, new ExtensionReachability(line.Number, line.Reachable));
        agents.LineChanged(line);
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
        leg.JoinedTo = other;
        other.JoinedTo = leg;
        long now = centre.Now.WallMicros;
        leg.Record = leg.Record with { BridgeMicros = now };
        other.Record = other.Record with { BridgeMicros = now };
        centre.Log.Add(centre.Now, leg.Call, new LegsBridged(leg.Id, other.Id));
        centre.Unpublished.Mark(leg.Call);
        leg.Call.Flow.Joined(leg, other);
        recorder.Bridged(leg, other);
    }

    private void Held(CallLeg leg, bool held)
    {
        leg.Held = held;
        legs.Changed(leg, held ? "held" : "answered");
        if (leg.JoinedTo is { IsLive: true, IsEnding: false } other)
        {
            centre.Outbox.Orders.Add(held ? new PlayToLeg(other.Id, "", true) : new StopPlaying(other.Id));
        }
    }

    private void Ended(CallLeg leg, LegEnded ended)
    {
        Call call = leg.Call;
        leg.Stage = LegStage.Ended;
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
        if (leg.JoinedTo is { } other)
        {
            other.JoinedTo = null;
        }
        centre.Outbox.Facts.Add(new LegClosed(leg.Record));
        if (leg.Line is { } free)
        {
            agents.LineChanged(free);
        }
        Finish(call);
    }

    private void Finish(Call call)
    {
        centre.Unpublished.Mark(call);
        foreach (CallLeg leg in call.Legs)
        {
            if (leg.IsLive)
            {
                return;
            }
        }
        centre.Calls.Remove(call);
        centre.Log.Add(centre.Now, call, new CallFinished(call.EndCause));
    }
}
