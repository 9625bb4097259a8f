namespace Tandem.Engine.Orders;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Asking;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;
using Tandem.Media;

/// <summary>Carries out what the call centre orders. An order for a leg that is gone came late, and is nothing.</summary>
internal sealed class LegOrderExecutor(
    LegTable legs,
    OutgoingCalls outgoing,
    LegEndings endings,
    LegMedia media,
    SoundPlayer sounds,
    LegRecorder recorder,
    EngineOutbox outbox
)
{
    public void Carry(Tenant tenant, LegOrder order)
    {
        if (order is OriginateLeg originate)
        {
            outgoing.Originate(tenant, originate);
        }
        else if (order is DropRecording drop)
        {
            outbox.Store.Add(new ForgetRecording(tenant.Id, drop.Recording));
        }
        else if (legs.ById(order.Leg) is { } leg)
        {
            Carry(leg, order);
        }
    }

    private void Carry(Leg leg, LegOrder order)
    {
        switch (order)
        {
            case RingLeg:
                leg.Signalling?.Ring();
                break;
            case ProgressLeg when leg is { State: LegState.Arrived, Signalling: { } signalling }:
                Progress(leg, signalling);
                break;
            case AnswerLeg when leg is { State: LegState.Arrived, Signalling: { } signalling }:
                Answer(leg, signalling);
                break;
            case EndLeg end:
                endings.End(leg, end.SipCode, end.Reason);
                break;
            case TalkLeg:
                leg.Signalling?.AskToAnswer();
                break;
            case TellReferrer tell:
                leg.Signalling?.TellReferrer(tell.SipCode, tell.Reason);
                break;
            case AskWeb or AskSpeech:
                outbox.Asks.Add(AskOf(leg, order));
                break;
            default:
                CarryMedia(leg, order);
                break;
        }
    }

    private static OutsideAsk AskOf(Leg leg, LegOrder order) =>
        order is AskWeb web
            ? new WebAsk(leg.Tenant.Id, leg.Call, leg.Id, web.Request, web.Timeout, web.Method, web.Url, web.Headers, web.Body)
            : AskOf(leg, (AskSpeech)order);

    private static SpeechAsk AskOf(Leg leg, AskSpeech speech) =>
        new(leg.Tenant.Id, leg.Call, leg.Id, speech.Request, speech.Timeout, speech.Recording, speech.Language);

    private MixVoice VoiceOf(MixLeg mix) =>
        mix.Speaks ? MixVoice.Everybody
        : legs.ById(mix.HeardBy) is { } only ? MixVoice.Only(only.Lease.Port)
        : MixVoice.Nobody;

    private void CarryMedia(Leg leg, LegOrder order)
    {
        switch (order)
        {
            case JoinLegs join when leg.Plan is not null && legs.ById(join.Other) is { Plan: not null } other:
                media.Join(leg, other);
                break;
            case MixLeg mix when leg.Plan is not null:
                media.Mix(leg, mix.Room, VoiceOf(mix));
                break;
            case PartLeg:
                media.Part(leg);
                break;
            case PlayToLeg play when leg.Plan is not null:
                sounds.Play(leg, play.Sound, play.Loop, play.Play);
                break;
            case AnnounceToLeg announce when leg.Plan is not null:
                sounds.Announce(leg, announce.Sound);
                break;
            case StopPlaying:
                sounds.Stop(leg);
                break;
            case ListenToLeg listen when leg.Plan is not null:
                media.Listen(leg, listen.Keys, listen.Pause);
                break;
            case JudgeLeg when leg.Plan is not null:
                media.Judge(leg);
                break;
            case RecordLeg record when leg.Plan is not null:
                recorder.Start(leg, record.Recording);
                break;
            case StopRecording:
                recorder.Stop(leg);
                break;
        }
    }

    private void Progress(Leg leg, ILegSignalling signalling)
    {
        if (leg is not { Plan: { } plan, PreparedAnswer: { } answer })
        {
            signalling.Ring();
            return;
        }
        if (!leg.HasEarlyMedia)
        {
            leg.HasEarlyMedia = true;
            media.Open(leg, plan);
        }
        signalling.Progress(answer);
    }

    private void Answer(Leg leg, ILegSignalling signalling)
    {
        leg.State = LegState.Answering;
        signalling.Answer(leg.PreparedAnswer ?? leg.Sdp.Offer());
        leg.PreparedAnswer = null;
        if (leg.Plan is { } plan)
        {
            media.Open(leg, plan);
        }
    }
}
