namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;
using Tandem.Media;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// Sound before the answer (RFC 3960): where a provisional answer describes media they are opened, and the call centre is told. Of several forks that
/// do so, the one that spoke last is heard.
/// </summary>
internal sealed class EarlyMedia(LegMedia media, Turn turn)
{
    /// <summary>A provisional answer: it rings there, or there is something to hear.</summary>
    public void Progressed(SipLeg sipLeg, Progressed progressed)
    {
        Leg leg = sipLeg.Leg;
        // While phones of several kinds ring, each with its own port, none of them is heard before one has answered.
        if (leg.Others.Count == 0 && progressed.Sdp is { } sdp && leg.Sdp.TryAccept(sdp, out LegPlan plan, out _))
        {
            Open(sipLeg, progressed.Usage, plan);
        }
        else if (!leg.RingingTold)
        {
            leg.RingingTold = true;
            turn.Tell(leg.Tenant, new LegRinging(leg.Id));
        }
    }

    /// <summary>A fork of a leg that is being called has media now.</summary>
    public void Open(SipLeg sipLeg, InviteUsage fork, LegPlan plan)
    {
        Leg leg = sipLeg.Leg;
        sipLeg.Speaking = fork;
        leg.RingingTold = true;
        media.Open(leg, plan);
        if (!leg.HasEarlyMedia)
        {
            leg.HasEarlyMedia = true;
            turn.Tell(leg.Tenant, new LegEarlyMedia(leg.Id, true));
        }
    }

    /// <summary>A fork has failed and the call goes on at others: if it was the one that is heard, there is nothing to hear for now.</summary>
    public void Lost(SipLeg sipLeg, InviteUsage fork)
    {
        Leg leg = sipLeg.Leg;
        if (sipLeg.Speaking == fork)
        {
            sipLeg.Speaking = null;
            leg.HasEarlyMedia = false;
            leg.Plan = null;
            turn.Tell(leg.Tenant, new LegEarlyMedia(leg.Id, false));
        }
    }
}
