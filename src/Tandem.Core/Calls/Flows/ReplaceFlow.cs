namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;

/// <summary>A leg that takes another one's place in its call as soon as it is answered (INVITE with Replaces, RFC 3891 §3).</summary>
internal sealed class ReplaceFlow(LegOrders legs) : CallFlow
{
    private CallLeg old = null!;

    public override string State => "routing";

    public void Start(CallLeg leg, CallLeg replaced)
    {
        old = replaced;
        leg.Call.Flow = this;
        legs.Answer(leg);
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (!old.IsLive || old.IsEnding || !old.Call.Flow.Replace(old, leg))
        {
            legs.End(leg, 0, "nothing to replace");
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) { }
}
