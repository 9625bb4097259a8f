namespace Tandem.TestKit.Campaigns;

using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Foundation;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What the phones of those who are called do.</summary>
public sealed partial class CampaignWorld
{
    private void Carry(LegOrder order)
    {
        switch (order)
        {
            case OriginateLeg { TargetKind: LegTargetKind.Trunk } call:
                legs[call.Leg] = call;
                Rules.Dialled(call);
                Ring(call);
                break;
            case OriginateLeg agent:
                legs[agent.Leg] = agent;
                Later(0.2 + Draw() * 0.6, agent.Leg, () => new LegAnswered(agent.Leg));
                break;
            case AnswerLeg answer:
                Later(0.01, answer.Leg, () => new LegAnswered(answer.Leg));
                break;
            case JoinLegs join:
                Later(0.02, join.Leg, () => Joined(join));
                break;
            case PlayToLeg { Loop: false } play:
                Later(4, play.Leg, () => new LegPlayed(play.Leg, play.Play, true));
                break;
            case JudgeLeg judge:
                Later(1 + 3 * Draw(), judge.Leg, () => plan.Judge(judge.Leg, Draw()));
                break;
            case EndLeg end:
                Later(0.01, end.Leg, () => new LegEnded(end.Leg, LegEndCause.LocalHangUp, end.SipCode, end.Reason));
                break;
        }
    }

    // At random, in the mean so many seconds after each other, to either queue.
    private void NextCaller(Prng arrivals, double every)
    {
        double wait = every * -Math.Log((arrivals.Below(1_000_000) + 1) / 1_000_001.0);
        After(
            TimeSpan.FromSeconds(wait),
            () =>
            {
                CallsIn(arrivals.Chance(500));
                NextCaller(arrivals, every);
            }
        );
    }

    private LegsJoined Joined(JoinLegs join)
    {
        if (callers.Remove(join.Leg, out Instant since) || callers.Remove(join.Other, out since))
        {
            Served++;
            ServedAfter += Now.Mono - since;
        }
        Guid callee = legs.TryGetValue(join.Leg, out OriginateLeg? one) && one.TargetKind == LegTargetKind.Trunk ? join.Leg : join.Other;
        Later(plan.TalkSeconds * Spread(), callee, () => new LegEnded(callee, LegEndCause.RemoteHangUp, 0, ""));
        return new LegsJoined(join.Leg, join.Other);
    }

    // Most who answer do so within some rings.
    private void Ring(OriginateLeg call)
    {
        Guid leg = call.Leg;
        double drawn = Draw();
        double after = 1;
        foreach ((double share, LegEndCause cause, int code) in plan.Refusals)
        {
            if (drawn < share)
            {
                Later(after + Draw(), leg, () => new LegEnded(leg, cause, code, ""));
                return;
            }
            drawn -= share;
        }
        Later(0.5, leg, () => new LegRinging(leg));
        if (drawn < plan.AnswerShareAt(Now.WallMicros))
        {
            Later(3 + 12 * Draw(), leg, () => Answered(leg));
        }
    }

    private LegAnswered Answered(Guid leg)
    {
        // Whoever hears nobody hangs up some time, a few at once.
        double patience = Draw() < 0.05 ? 0.2 + Draw() : 6 + 20 * Draw();
        Later(patience, leg, () => Rules.IsTalking(leg) ? new LegHeld(leg, false) : new LegEnded(leg, LegEndCause.RemoteHangUp, 0, ""));
        return new LegAnswered(leg);
    }
}
