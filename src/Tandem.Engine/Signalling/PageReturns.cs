namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// A page loaded anew takes up the call of the one before (INVITE with Replaces, RFC 3891, of the same extension): the leg goes on as it is, wherever it is,
/// waiting, ringing or talking; its far end is another dialog, and its media another browser's. The call centre need not know.
/// </summary>
internal sealed class PageReturns(SipStack sip, LegFactory factory, LegMedia media, LegHolds holds, DialogKeeper keeper, Turn turn)
{
    /// <summary>False when it names no such leg.</summary>
    /// <param name="arrived">What came.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="guard">How the media of who calls are protected: desk phones take calls over otherwise.</param>
    public bool TryTakeUp(InviteReceived arrived, Tenant tenant, MediaGuard guard)
    {
        if (
            guard != MediaGuard.Browser
            || arrived is not { Replaces: { } replaces, Sdp: { } offer, Caller.Extension: { } extension }
            || sip.Find(replaces)?.Owner is not SipLeg { Leg: { Guard: MediaGuard.Browser } leg } sipLeg
            || leg.Tenant != tenant
            || sipLeg.Extension != extension
            || leg.State is not (LegState.Arrived or LegState.Answering or LegState.Up)
        )
        {
            return false;
        }
        InviteUsage usage = arrived.Usage;
        factory.Face(leg, usage.Peer.Host);
        if (!leg.Sdp.TryAnswer(offer, null, out byte[] answer, out LegPlan plan, out SdpError error))
        {
            usage.Reject(488, null, SdpRefusals.Headers(error), turn.Now);
            return true;
        }
        sipLeg.Replace(usage);
        sipLeg.Signalled(usage, true, PartyName.Extension(extension));
        keeper.Forget(leg);
        leg.Probing = false;
        GoOn(sipLeg, answer, plan);
        return true;
    }

    private void GoOn(SipLeg sipLeg, byte[] answer, LegPlan plan)
    {
        Leg leg = sipLeg.Leg;
        bool isAnswered = leg.IsAnswered;
        if (isAnswered)
        {
            sipLeg.Answer(answer);
        }
        else
        {
            leg.PreparedAnswer = answer;
            leg.Plan = plan;
            if (leg.HasEarlyMedia)
            {
                sipLeg.Progress(answer);
            }
            else if (sipLeg.Rings)
            {
                sipLeg.Ring();
            }
        }
        if (isAnswered || leg.HasEarlyMedia)
        {
            media.Open(leg, plan);
        }
        holds.Follow(leg);
    }
}
