namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>Somebody is rung by the tenant itself; when he answers, he is a caller like any other.</summary>
internal sealed class CallBackFlow(FlowServices services, Destination to) : CallFlow, ITimed
{
    private CallLeg rung = null!;
    private DeadlineHandle limit;

    public override string State => rung.IsEnding ? "ending" : "ringing";

    public CallLeg Start(Call call, Party whom, string shown, TimeSpan ring)
    {
        call.Flow = this;
        rung = whom.Ring(call, null, new CallerNumbers(shown));
        TimeSpan most = services.Centre.Limits.DialTimeout;
        services.Centre.Arm(ref limit, ring > TimeSpan.Zero && ring < most ? ring : most, this);
        return rung;
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        services.Centre.Timers.Cancel(ref limit);
        to.Admit(leg, null);
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) => services.Centre.Timers.Cancel(ref limit);

    public IEventScope? Scope => rung.Call;

    public void Due(int timer)
    {
        limit = default;
        services.Legs.End(rung, 408, "not answered");
    }

    public string NameOf(int timer) => "ring time";
}
