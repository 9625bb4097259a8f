namespace Tandem.Core.Calls;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;

/// <summary>A call in which something failed that should not: its legs end, and nothing else happens.</summary>
internal sealed class BrokenFlow : CallFlow
{
    public override string State => "ending";

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg) { }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) { }
}
