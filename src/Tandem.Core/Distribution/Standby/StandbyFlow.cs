namespace Tandem.Core.Distribution.Standby;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;

/// <summary>An agent's leg that stands between calls: it hears nothing, and callers are put through to it without ringing.</summary>
internal sealed class StandbyFlow(CentreContext centre, StandbyLegs stands) : CallFlow, IDialled
{
    private CallLeg leg = null!;
    private Foundation.DeadlineHandle limit;

    public override string State => leg.Stage == LegStage.Answered ? "standing" : "ringing";

    /// <summary>The leg rings yet, or is up already.</summary>
    public void Hold(CallLeg standing)
    {
        leg = standing;
        leg.Call.Flow = this;
        if (leg.Stage != LegStage.Answered)
        {
            centre.Arm(ref limit, centre.Limits.AttemptTimeout, CentreTimerKind.Dial, this);
        }
    }

    public override void Ringing(CallLeg ringing) { }

    public override void Answered(CallLeg answered)
    {
        centre.Timers.Cancel(ref limit);
        stands.Changed(answered);
    }

    public override void Joined(CallLeg one, CallLeg other) { }

    public override void Ended(CallLeg ended, LegEndCause cause, int sipCode) => centre.Timers.Cancel(ref limit);

    public void TimedOut()
    {
        limit = default;
        stands.GiveUp(leg);
    }
}
