namespace Tandem.Engine.Signalling;

using Tandem.Core.Calls;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Tenants;

/// <summary>The ways a leg ends, and the one way in which it leaves.</summary>
internal sealed class LegEndings(LegTable legs, LegMedia media, DialogKeeper dialogs, Turn turn)
{
    /// <summary>Ends the leg at once for the call centre; what the protocol still owes the far end goes on below.</summary>
    public void End(Leg leg, int sipCode, string reason, LegEndCause cause = LegEndCause.LocalHangUp)
    {
        if (leg.State == LegState.Over)
        {
            return;
        }
        leg.Signalling?.End(sipCode, reason);
        Over(leg, cause, sipCode, reason);
    }

    /// <summary>Media closed, port given back, the call centre told exactly once.</summary>
    public void Over(Leg leg, LegEndCause cause, int sipCode, string reason, IReadOnlyList<RedirectTarget>? redirects = null)
    {
        leg.State = LegState.Over;
        leg.Signalling = null;
        leg.TrunkUse?.Release();
        dialogs.Forget(leg);
        media.Close(leg);
        legs.Remove(leg);
        turn.Tell(leg.Tenant, new LegEnded(leg.Id, cause, sipCode, reason) { Redirects = redirects ?? [] });
    }
}
