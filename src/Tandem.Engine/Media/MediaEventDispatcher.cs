namespace Tandem.Engine.Media;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Legs;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>What media workers report, as the call centre understands it.</summary>
internal sealed class MediaEventDispatcher(PortStock ports, LegTable legs, LegMedia media, LegRecorder recorder, LegHolds holds, Turn turn)
{
    public void Handle(MediaEvent happened)
    {
        switch (happened)
        {
            case Recorded recorded:
                recorder.Ended(recorded);
                break;
            case Noisy noisy:
                ports.Heard(noisy.Leg.Pair, true);
                break;
            case Quiet quiet:
                ports.Heard(quiet.Leg.Pair, false);
                break;
            case HandedOver handed:
                media.HandedOver(handed);
                break;
            default:
                // A stale generation of a port names no leg any more.
                if (legs.ByPort(happened.Leg) is { } leg)
                {
                    Tell(leg, happened);
                }
                break;
        }
    }

    private void Tell(Leg leg, MediaEvent happened)
    {
        switch (happened)
        {
            case Connected connected when connected.Id == leg.ConnectId && leg.Partner is { } partner:
                leg.ConnectId = 0;
                turn.Tell(leg.Tenant, new LegsJoined(leg.Id, partner.Id));
                break;
            case Mixed mixed when mixed.Id == leg.MixId:
                leg.MixId = 0;
                turn.Tell(leg.Tenant, new LegMixed(leg.Id));
                break;
            case Played played when played.Id == leg.Sounds.PlayId:
                leg.Sounds.PlayId = 0;
                bool isWhole = played.Outcome == PlayOutcome.Finished;
                turn.Tell(leg.Tenant, new LegPlayed(leg.Id, leg.Sounds.Ordered, isWhole, leg.Sounds.Missing));
                break;
            case Digit { IsTone: false } digit:
                turn.Tell(leg.Tenant, new LegDigit(leg.Id, digit.Value));
                break;
            case Digit tone when !leg.HasKeyMessages:
                leg.LastTone = (tone.Value, turn.Now.Mono);
                turn.Tell(leg.Tenant, new LegDigit(leg.Id, tone.Value));
                break;
            case Paused paused:
                turn.Tell(leg.Tenant, new LegPaused(leg.Id, paused.Spoke));
                break;
            case Judged judged:
                turn.Tell(leg.Tenant, new LegJudged(leg.Id, Answered(judged.By), judged.GreetingMillis, judged.QuietMillis, judged.Beeped));
                break;
            case Silent when leg.IsAnswered:
                turn.Tell(leg.Tenant, new LegSilent(leg.Id, true));
                holds.Drift(leg, true);
                break;
            case Heard:
                turn.Tell(leg.Tenant, new LegSilent(leg.Id, false));
                holds.Drift(leg, false);
                break;
            case LongSilent:
                Probe(leg);
                break;
            case Stats stats:
                turn.Watcher?.Figured(stats.Leg, stats.Figures, turn.Now);
                turn.Tell(leg.Tenant, Quality(leg.Id, stats.Figures));
                break;
        }
    }

    private static Answerer Answered(AnsweredBy by) =>
        by switch
        {
            AnsweredBy.Person => Answerer.Person,
            AnsweredBy.Machine => Answerer.Machine,
            _ => Answerer.Unsure,
        };

    // A party that is silent, on hold too, may be gone without a word; the probe asks, silence alone never hangs up.
    private static void Probe(Leg leg)
    {
        if (leg.State == LegState.Up && !leg.Probing && leg.Signalling is { } signalling)
        {
            leg.Probing = signalling.Probe();
        }
    }

    private static LegQuality Quality(Guid leg, LegStats stats) =>
        new(
            leg,
            stats.PacketsIn,
            stats.PacketsOut,
            stats.LossInPercent,
            stats.LossOutPercent,
            stats.JitterMillis,
            stats.RoundTripMillis,
            stats.MosIn,
            stats.MosOut
        );
}
