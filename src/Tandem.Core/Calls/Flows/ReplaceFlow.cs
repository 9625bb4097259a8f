namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Legs;

/// <summary>A leg that takes another one's place in its call as soon as it is answered (INVITE with Replaces, RFC 3891 §3).</summary>
internal sealed class ReplaceFlow(FlowServices services) : CallFlow
{
    private CallLeg old = null!;

    public override string State => "routing";

    public void Start(CallLeg leg, CallLeg replaced)
    {
        old = replaced;
        leg.Call.Flow = this;
        services.Legs.Answer(leg);
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (!old.IsLive || old.IsEnding || !old.Call.Flow.Replace(old, leg))
        {
            services.Legs.End(leg, 0, "nothing to replace");
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) { }
}
