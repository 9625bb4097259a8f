namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Sip;
using Tandem.Sip.Usages.Invite;

/// <summary>What the SDP of answers and new offers means to a leg: media opened or changed, or the leg ended where nothing fits.</summary>
internal sealed class SdpAgreement(LegMedia media, LegEndings endings, Turn turn)
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

    /// <summary>The ACK to our 200 is here, with the answer when the offer was ours.</summary>
    public void Confirmed(Leg leg, Acked acked)
    {
        if (acked.Sdp is { } sdp && leg.Plan is null && !Agreed(leg, sdp))
        {
            return;
        }
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

    /// <summary>An answer to our offer; false, and the leg over, when there is nothing in it that we can use.</summary>
    public bool Agreed(Leg leg, byte[] answer)
    {
        if (leg.Sdp.TryAccept(answer, out LegPlan plan, out _))
        {
            media.Open(leg, plan);
            return true;
        }
        endings.End(leg, 488, "no usable answer", LegEndCause.Incompatible);
        return false;
    }

    /// <summary>The peer wants a change.</summary>
    public void Reoffered(Leg leg, InviteUsage usage, SdpOffered offered)
    {
        if (offered.Sdp is not { } offer)
        {
            usage.AnswerSdp(leg.Sdp.Offer(), turn.Now);
            return;
        }
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out _))
        {
            usage.RefuseSdp(488, turn.Now);
            return;
        }
        usage.AnswerSdp(answer, turn.Now);
        if (!leg.IsAnswered)
        {
            leg.PreparedAnswer = leg.State == LegState.Arrived ? answer : null;
            leg.Plan = plan;
            return;
        }
        media.Open(leg, plan);
        if (leg.Held != leg.Sdp.RemoteHeld)
        {
            leg.Held = leg.Sdp.RemoteHeld;
            turn.Tell(leg.Tenant, new LegHeld(leg.Id, leg.Held));
        }
    }
}
