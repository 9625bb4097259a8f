namespace Tandem.Core.Calls;

using Tandem.Core.Configuration;
using Tandem.Foundation;

/// <summary>One party calls another: rings through, answers when the other does, ends together.</summary>
internal sealed class TwoPartyFlow(CentreContext centre, LegDesk legs) : CallFlow, IDialled
{
    private CallLeg caller = null!;
    private CallLeg called = null!;
    private DeadlineHandle limit;
    private bool joined;

    public override string State =>
        caller.IsEnding ? "ending"
        : joined ? "talking"
        : called.Stage == LegStage.Ringing ? "ringing"
        : "routing";

    public void ToExtension(CallLeg from, ExtensionRow extension)
    {
        Begin(from);
        called = legs.CallExtension(from.Call, from, extension.Number, from.Call.CallerNumber, false);
        Wait();
    }

    public void ToTrunk(CallLeg from, TrunkRow trunk, string number, string callerNumber)
    {
        Begin(from);
        called = legs.CallTrunk(from.Call, from, trunk, number, callerNumber);
        Wait();
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
            legs.Join(caller, called);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) => joined = true;

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        centre.Timers.Cancel(ref limit);
        int code = leg == called && !joined ? Causes.CodeFor(cause, sipCode) : 0;
        legs.EndOthers(leg, code, "other party gone");
    }

    public void TimedOut()
    {
        limit = default;
        legs.End(called, 408, "not answered");
    }

    private void Begin(CallLeg from)
    {
        caller = from;
        from.Call.Flow = this;
    }

    private void Wait() => centre.Arm(ref limit, centre.Limits.DialTimeout, CentreTimerKind.Dial, this);
}
