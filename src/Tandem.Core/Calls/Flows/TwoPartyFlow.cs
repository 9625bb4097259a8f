namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>One party calls another: rings through, answers when the other does; then it is a conversation.</summary>
internal sealed class TwoPartyFlow(CentreContext centre, LegOrders legs, AudioOrders audio, Router router) : CallFlow, IDialled
{
    private CallLeg caller = null!;
    private CallLeg called = null!;
    private DeadlineHandle limit;

    public override string State =>
        caller.IsEnding ? "ending"
        : called.Stage == LegStage.Ringing ? "ringing"
        : "routing";

    public void Start(CallLeg from, Destination to)
    {
        caller = from;
        from.Call.Flow = this;
        called = to.Trunk is { } trunk
            ? legs.CallTrunk(from.Call, from, trunk, to.Number, router.CallerOf(from.Line!))
            : legs.CallExtension(from.Call, from, to.Number, from.Call.CallerNumber, false);
        centre.Arm(ref limit, centre.Limits.DialTimeout, CentreTimerKind.Dial, this);
    }

    public override void Ringing(CallLeg leg)
    {
        if (leg == called)
        {
            legs.Ring(caller);
        }
    }

    public override void Answered(CallLeg leg)
    {
        if (leg == called)
        {
            centre.Timers.Cancel(ref limit);
            legs.Answer(caller);
        }
        else if (called.Stage == LegStage.Answered)
        {
            audio.Join(caller, called);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other)
    {
        // An agent who calls somebody outside: the call is about the other one.
        bool agentCalls = caller.Agent != null && called.Agent == null;
        router.Talk(agentCalls ? called : caller, agentCalls ? caller : called);
    }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        centre.Timers.Cancel(ref limit);
        legs.EndOthers(leg, leg == called ? Causes.CodeFor(cause, sipCode) : 0, "other party gone");
    }

    public void TimedOut()
    {
        limit = default;
        legs.End(called, 408, "not answered");
    }
}
