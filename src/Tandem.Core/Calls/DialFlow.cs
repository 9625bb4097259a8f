namespace Tandem.Core.Calls;

using Tandem.Core.Agents;
using Tandem.Core.Configuration;
using Tandem.Foundation;

/// <summary>An agent's own call: first its phone, then the number, then both together.</summary>
internal sealed class DialFlow(CentreContext centre, LegDesk legs) : CallFlow, IDialled
{
    private CallLeg agentLeg = null!;
    private CallLeg? far;
    private ExtensionRow? extension;
    private string number = "";
    private DeadlineHandle limit;
    private bool joined;

    public override string State =>
        agentLeg.IsEnding ? "ending"
        : joined ? "talking"
        : far == null ? "routing"
        : "ringing";

    public CallLeg Start(Call call, Line from, ExtensionRow? toExtension, string toNumber)
    {
        extension = toExtension;
        number = toNumber;
        call.Flow = this;
        agentLeg = legs.CallExtension(call, null, from.Number, toNumber, true);
        Wait();
        return agentLeg;
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (leg == agentLeg)
        {
            legs.PlayRingback(agentLeg);
            Call call = agentLeg.Call;
            far =
                extension != null
                    ? legs.CallExtension(call, agentLeg, extension.Number, call.CallerNumber, false)
                    : legs.CallTrunk(call, agentLeg, centre.Keys.Trunks[0], number, call.CallerNumber);
            Wait();
            return;
        }
        centre.Timers.Cancel(ref limit);
        legs.Join(agentLeg, leg);
    }

    public override void Joined(CallLeg leg, CallLeg other) => joined = true;

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        centre.Timers.Cancel(ref limit);
        legs.EndOthers(leg, 0, "other party gone");
    }

    public void TimedOut()
    {
        limit = default;
        legs.End(far ?? agentLeg, 408, "not answered");
    }

    private void Wait() => centre.Arm(ref limit, centre.Limits.DialTimeout, CentreTimerKind.Dial, this);
}
