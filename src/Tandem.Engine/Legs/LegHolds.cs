namespace Tandem.Engine.Legs;

using Tandem.Core.Contract.Legs;
using Tandem.Engine.Tenants;

/// <summary>
/// Tells the call centre when a leg is held or taken back. A browser that is lost in the middle of a call counts as one that holds: the others hear music
/// until it is back, by whatever way, or is given up.
/// </summary>
internal sealed class LegHolds(Turn turn)
{
    /// <summary>A first description: nobody need be told how a leg begins.</summary>
    public static void Begin(Leg leg)
    {
        leg.Held = leg.Sdp.RemoteHeld;
        leg.HeldTold = leg.Held;
    }

    /// <summary>Another description.</summary>
    public void Follow(Leg leg)
    {
        leg.Held = leg.Sdp.RemoteHeld;
        Tell(leg);
    }

    /// <summary>A peer without descriptions for it holds, or takes back.</summary>
    public void Hold(Leg leg, bool isHeld)
    {
        leg.Held = isHeld;
        Tell(leg);
    }

    /// <summary>Its media fall silent, or are heard again.</summary>
    public void Drift(Leg leg, bool isAdrift)
    {
        leg.IsAdrift = isAdrift && leg.Guard == MediaGuard.Browser;
        Tell(leg);
    }

    private void Tell(Leg leg)
    {
        bool isHeld = leg.Held || leg.IsAdrift;
        if (isHeld != leg.HeldTold)
        {
            leg.HeldTold = isHeld;
            turn.Tell(leg.Tenant, new LegHeld(leg.Id, isHeld));
        }
    }
}
