namespace Tandem.Engine.Legs;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Usages.Invite;

/// <summary>Carries out what the call centre orders: one method per order.</summary>
internal sealed class OrderDesk(SipStack sip, LegTable legs, LegFactory factory, MediaDesk media, CallGate gate, Turn turn)
{
    // What desk phones know as "answer by yourself": the RFC 5373 header and the two that came before it.
    private static readonly ExtraHeader[] AutoAnswer =
    [
        new("Answer-Mode", "Auto"),
        new("Call-Info", "<sip:auto>;answer-after=0"),
        new("Alert-Info", "info=alert-autoanswer"),
    ];

    public void Carry(Tenant tenant, LegOrder order)
    {
        if (order is OriginateLeg originate)
        {
            Originate(tenant, originate);
            return;
        }
        if (legs.ById(order.Leg) is not { } leg)
        {
            return;
        }
        switch (order)
        {
            case RingLeg:
                leg.Session?.Ring(null, turn.Now);
                break;
            case AnswerLeg:
                Answer(leg);
                break;
            case EndLeg end:
                End(leg, end.SipCode, end.Reason);
                break;
            case JoinLegs join when leg.Plan is not null && legs.ById(join.Other) is { Plan: not null } other:
                media.Join(leg, other);
                break;
            case MixLeg mix when leg.Plan is not null:
                media.Mix(leg, mix.Room, mix.Speaks);
                break;
            case PartLeg:
                media.Part(leg);
                break;
            case TalkLeg:
                Talk(leg);
                break;
            case TellReferrer tell:
                leg.Session?.ReferProgress(tell.SipCode, turn.Now);
                break;
            case PlayToLeg play when leg.Plan is not null:
                media.Play(leg, play.Sound, play.Loop);
                break;
            case AnnounceToLeg announce when leg.Plan is not null:
                media.Announce(leg, announce.Sound);
                break;
            case StopPlaying:
                media.StopPlaying(leg);
                break;
            case RecordLeg record when leg.Plan is not null:
                media.Record(leg, record.Recording);
                break;
            case StopRecording:
                media.StopRecording(leg);
                break;
        }
    }

    /// <summary>Ends the leg at once for the call centre; what SIP still owes the peer goes on inside the stack.</summary>
    public void End(Leg leg, int sipCode, string reason, LegEndCause cause = LegEndCause.LocalHangUp)
    {
        if (leg.State == LegState.Over)
        {
            return;
        }
        foreach (InviteUsage fork in leg.Forks)
        {
            fork.Owner = null;
            fork.Cancel(turn.Now);
        }
        leg.Forks.Clear();
        if (leg.Session is { } session)
        {
            session.Owner = null;
            session.End(turn.Now, sipCode, reason);
        }
        Over(leg, cause, sipCode, reason);
    }

    /// <summary>The leg is in a state that should not be: it is ended, and the call centre told, whatever else fails.</summary>
    public void GiveUp(Tenant tenant, Guid leg)
    {
        if (legs.ById(leg) is { } known)
        {
            known.Session?.End(turn.Now, 500);
            Over(known, LegEndCause.InternalError, 500, "internal error");
        }
        else
        {
            turn.Tell(tenant, new LegEnded(leg, LegEndCause.InternalError, 500, "internal error"));
        }
    }

    /// <summary>The one way a leg leaves: media closed, port given back, the call centre told exactly once.</summary>
    public void Over(Leg leg, LegEndCause cause, int sipCode, string reason)
    {
        leg.State = LegState.Over;
        leg.Session = null;
        media.Close(leg);
        legs.Remove(leg);
        turn.Tell(leg.Tenant, new LegEnded(leg.Id, cause, sipCode, reason));
    }

    private void Answer(Leg leg)
    {
        if (leg.State != LegState.Arrived || leg.Session is not { } session)
        {
            return;
        }
        leg.State = LegState.Answering;
        session.Accept(leg.PreparedAnswer ?? leg.Sdp.Offer(), turn.Now);
        leg.PreparedAnswer = null;
        if (leg.Plan is { } plan)
        {
            media.Open(leg, plan);
        }
    }

    // Desk phones answer at this event; every phone that rings for the leg is asked.
    private void Talk(Leg leg)
    {
        foreach (InviteUsage fork in leg.Forks)
        {
            fork.Notify("talk", turn.Now);
        }
    }

    private void Originate(Tenant tenant, OriginateLeg order)
    {
        if (gate.Ending)
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, "server stops"));
            return;
        }
        if (!factory.TryMake(order.Leg, order.Call, tenant, out Leg? leg))
        {
            turn.Tell(tenant, new LegEnded(order.Leg, LegEndCause.Congestion, 503, "no RTP ports"));
            return;
        }
        leg.State = LegState.Calling;
        Codec? first = order.Near is { } near ? legs.ById(near)?.Plan?.Codec : null;
        byte[] offer = leg.Sdp.Offer(first);
        if (order.TargetKind == LegTargetKind.Extension)
        {
            foreach (Binding binding in sip.Registrar.Lookup(tenant.Domain, order.Target))
            {
                Call(leg, order, offer, binding.Contact, binding.Flow, $"sip:{order.Target}@{tenant.Domain}");
            }
        }
        else if (tenant.TrunkNamed(order.Trunk ?? "") is { } trunk)
        {
            string target = $"sip:{order.Target}@{trunk.Address}";
            Call(leg, order, offer, target, null, target);
        }
        if (leg.Forks.Count == 0)
        {
            LegEndCause cause = order.TargetKind == LegTargetKind.Extension ? LegEndCause.NotRegistered : LegEndCause.NoSuchNumber;
            Over(leg, cause, order.TargetKind == LegTargetKind.Extension ? 480 : 404, "nobody to call");
        }
    }

    private void Call(Leg leg, OriginateLeg order, byte[] offer, string target, Flow? flow, string to)
    {
        InviteRequest request = new()
        {
            Target = target,
            Flow = flow,
            FromUser = order.CallerNumber,
            FromDisplay = order.CallerName,
            FromDomain = leg.Tenant.Domain,
            ToUri = to,
            Sdp = offer,
            Headers = order.AutoAnswer ? AutoAnswer : [],
            Owner = leg,
        };
        leg.Forks.Add(sip.Invite(request, turn.Now));
    }
}
