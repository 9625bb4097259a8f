namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;

/// <summary>A call that was turned away: nothing happens any more.</summary>
internal sealed class RefusedFlow(FlowServices services) : CallFlow
{
    public override string State => "ending";

    public void Start(CallLeg leg, int code, string reason)
    {
        leg.Call.Flow = this;
        services.Centre.Happened(leg, new CallRouted("refused", reason));
        services.Legs.End(leg, code, reason);
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg) { }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) { }
}
