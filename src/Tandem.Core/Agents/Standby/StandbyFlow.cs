namespace Tandem.Core.Agents.Standby;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>An agent's leg that stands by between calls: it hears nothing, and callers are put through to it without ringing.</summary>
internal sealed class StandbyFlow(CentreContext centre, StandbyLegs standby) : CallFlow, ITimed
{
    private CallLeg leg = null!;
    private DeadlineHandle limit;

    public override string State => leg.Stage == LegStage.Answered ? "standing" : "ringing";

    /// <summary>The leg rings yet, or is up already.</summary>
    public void Hold(CallLeg standing)
    {
        leg = standing;
        standby.StandsBy(leg);
        leg.Call.Flow = this;
        if (leg.Stage != LegStage.Answered)
        {
            centre.Arm(ref limit, centre.Limits.AttemptTimeout, this);
        }
    }

    public override void Ringing(CallLeg ringing) { }

    public override void Answered(CallLeg answered)
    {
        centre.Timers.Cancel(ref limit);
        standby.Changed(answered);
    }

    public override void Joined(CallLeg one, CallLeg other) { }

    public override void Ended(CallLeg ended, LegEndCause cause, int sipCode) => centre.Timers.Cancel(ref limit);

    public IEventScope? Scope => leg.Call;

    public void Due(int timer)
    {
        limit = default;
        standby.GiveUp(leg);
    }

    public string NameOf(int timer) => "standby leg rings";
}
