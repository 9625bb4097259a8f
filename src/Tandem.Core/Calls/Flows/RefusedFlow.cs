namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;

/// <summary>A call that was turned away: nothing happens any more.</summary>
internal sealed class RefusedFlow : CallFlow
{
    public override string State => "ending";

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg) { }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) { }
}
