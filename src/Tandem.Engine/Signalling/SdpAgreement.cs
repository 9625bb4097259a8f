namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip.Usages.Invite;

/// <summary>What the SDP of answers and new offers means to a leg: media opened or changed, or the leg ended where nothing fits.</summary>
internal sealed class SdpAgreement(LegFactory factory, LegMedia media, EarlyMedia early, LegEndings endings, LegHolds holds, Turn turn)
{
    /// <summary>A contact answered our INVITE: the others stop ringing. One that answers too late is hung up.</summary>
    public void Answered(SipLeg sipLeg, Answered answered)
    {
        Leg leg = sipLeg.Leg;
        if (leg.State != LegState.Calling)
        {
            answered.Usage.Owner = null;
            answered.Usage.Bye(turn.Now);
            return;
        }
        sipLeg.Take(answered.Usage);
        sipLeg.CancelForks("SIP;cause=200;text=\"Call completed elsewhere\"");
        factory.Settle(leg, sipLeg.Guard);
        factory.Face(leg, answered.Usage.Peer.Host);
        if (answered.Sdp is not { } sdp)
        {
            endings.End(leg, 488, "no answer to our offer", LegEndCause.Incompatible);
        }
        else if (Agreed(leg, sdp))
        {
            leg.State = LegState.Up;
            turn.Tell(leg.Tenant, new LegAnswered(leg.Id));
        }
    }

    /// <summary>The ACK to our 200 is here; an answer in it was told before.</summary>
    public void Confirmed(Leg leg)
    {
        if (leg.State != LegState.Answering)
        {
            return;
        }
        if (leg.Plan is null)
        {
            endings.End(leg, 488, "no answer to our offer", LegEndCause.Incompatible);
            return;
        }
        leg.State = LegState.Up;
        turn.Tell(leg.Tenant, new LegAnswered(leg.Id));
    }

    /// <summary>
    /// An answer to our offer, wherever it came: the media follow it, and a peer that holds or resumes this way has said so. False when there is
    /// nothing in it that we can use: then a leg that was not answered yet, or never had media, is over; one that has them goes on as it was.
    /// </summary>
    public bool Agreed(Leg leg, byte[] answer)
    {
        bool isFirst = leg.Plan is null || leg.State == LegState.Calling;
        if (leg.Sdp.TryAccept(answer, out LegPlan plan, out _))
        {
            media.Open(leg, plan);
            if (isFirst)
            {
                LegHolds.Begin(leg);
            }
            holds.Follow(leg);
            return true;
        }
        if (isFirst)
        {
            endings.End(leg, 488, "no usable answer", LegEndCause.Incompatible);
        }
        return false;
    }

    /// <summary>The peer wants a change.</summary>
    public void Reoffered(SipLeg sipLeg, SdpOffered offered)
    {
        Leg leg = sipLeg.Leg;
        InviteUsage usage = offered.Usage;
        if (offered.Sdp is not { } offer)
        {
            usage.AnswerSdp(leg.Sdp.Offer(), turn.Now);
            return;
        }
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out SdpError error))
        {
            usage.RefuseSdp(488, turn.Now, SdpRefusals.Headers(error));
            return;
        }
        usage.AnswerSdp(answer, turn.Now);
        switch (leg.State)
        {
            case LegState.Calling:
                early.Open(sipLeg, usage, plan);
                break;
            case LegState.Arrived:
                Prepare(leg, answer, plan);
                break;
            default:
                media.Open(leg, plan);
                holds.Follow(leg);
                break;
        }
    }

    // Not answered yet: what our answer will be has changed, and what is heard already with it.
    private void Prepare(Leg leg, byte[] answer, LegPlan plan)
    {
        leg.PreparedAnswer = answer;
        leg.Plan = plan;
        if (leg.HasEarlyMedia)
        {
            media.Open(leg, plan);
        }
    }
}
