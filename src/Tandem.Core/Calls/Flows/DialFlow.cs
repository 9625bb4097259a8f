namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>An agent's own call: first its phone, then the number; then it is a conversation, or the agent waits in a queue like any caller.</summary>
internal sealed class DialFlow(CentreContext centre, LegOrders legs, AudioOrders audio, Router router) : CallFlow, IDialled
{
    private CallLeg agentLeg = null!;
    private CallLeg? far;
    private Destination to;
    private DeadlineHandle limit;

    public override string State =>
        agentLeg.IsEnding ? "ending"
        : far == null ? "routing"
        : "ringing";

    public CallLeg Start(Call call, Line from, Destination destination)
    {
        to = destination;
        call.Flow = this;
        agentLeg = legs.CallExtension(call, null, from.Number, destination.Number, true);
        Wait();
        return agentLeg;
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg)
    {
        if (leg != agentLeg)
        {
            centre.Timers.Cancel(ref limit);
            audio.Join(agentLeg, leg);
            return;
        }
        if (to.Queue is { } queue)
        {
            centre.Timers.Cancel(ref limit);
            router.Enter(agentLeg, queue);
            return;
        }
        audio.PlayRingback(agentLeg);
        Call call = agentLeg.Call;
        far = to.Trunk is { } trunk
            ? legs.CallTrunk(call, agentLeg, trunk, to.Number, call.CallerNumber)
            : legs.CallExtension(call, agentLeg, to.Number, call.CallerNumber, false);
        Wait();
    }

    public override void Joined(CallLeg leg, CallLeg other) => router.Talk(far!, agentLeg);

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
