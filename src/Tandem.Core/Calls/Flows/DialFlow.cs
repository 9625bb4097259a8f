namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>
/// A call made by command: first the phone of who asked for it, then the number; then it is a conversation, or he waits in a queue like any caller.
/// </summary>
internal sealed class DialFlow(FlowServices services, Destination to) : CallFlow, ITimed
{
    /// <summary>503 Service Unavailable.</summary>
    private const int TooMany = 503;

    private CallLeg agentLeg = null!;
    private CallLeg? far;
    private DeadlineHandle limit;

    public override string State =>
        agentLeg.IsEnding ? "ending"
        : far == null ? "routing"
        : "ringing";

    /// <summary>Who asked for it has a phone of ours.</summary>
    /// <param name="autoAnswer">It is asked to answer by itself.</param>
    public CallLeg Start(Call call, Line from, bool autoAnswer = true)
    {
        call.Flow = this;
        agentLeg = services.Legs.CallExtension(call, null, from.Number, to.Number, autoAnswer);
        Wait();
        return agentLeg;
    }

    /// <summary>Who asked for it has a phone outside.</summary>
    public CallLeg Start(Call call, Party first)
    {
        call.Flow = this;
        agentLeg = first.Ring(call, null, new CallerNumbers(call.CallerNumber));
        Wait();
        return agentLeg;
    }

    public override void Ringing(CallLeg leg) { }

    public override void EarlyMedia(CallLeg leg)
    {
        if (leg == far)
        {
            services.Audio.AwaitAnswer(agentLeg, leg);
        }
    }

    public override void Answered(CallLeg leg)
    {
        services.Centre.Timers.Cancel(ref limit);
        if (leg != agentLeg)
        {
            services.Audio.Join(agentLeg, leg);
        }
        else if (Refusal() is { } tooMany)
        {
            services.Legs.End(agentLeg, TooMany, tooMany);
        }
        else if (to is Party party)
        {
            party.Routed(agentLeg);
            far = party.Ring(agentLeg.Call, agentLeg, new CallerNumbers(agentLeg.Call.CallerNumber));
            services.Audio.AwaitAnswer(agentLeg, far);
            Wait();
        }
        else
        {
            to.Admit(agentLeg, null);
        }
    }

    // The number that is to be shown has had other calls since his phone rang; a phone outside was rung under it, and has its call.
    private string? Refusal() =>
        agentLeg.Line is not null
        && to.Reach != CallAuthority.Inside
        && services.NumberUse.Hindrance(agentLeg.Call.CallerNumber) is { } hindrance
            ? $"{services.TenantNumbers.Shown(agentLeg.Call.CallerNumber)} {hindrance}"
            : null;

    public override void Joined(CallLeg leg, CallLeg other) => new TalkFlow(services, null).Begin(far!, agentLeg);

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg == far && services.Redirects.Follow(leg, agentLeg, agentLeg.Line, cause, sipCode) is { } next)
        {
            far = next;
            services.Audio.AwaitAnswer(agentLeg, next);
            return;
        }
        services.Centre.Timers.Cancel(ref limit);
        services.Legs.EndOthers(leg, leg == far ? Causes.CodeFor(cause, sipCode) : 0, Causes.ReasonFor(cause));
    }

    public IEventScope? Scope => agentLeg.Call;

    public void Due(int timer)
    {
        limit = default;
        services.Legs.End(far ?? agentLeg, 408, "not answered");
    }

    public string NameOf(int timer) => "ring time";

    private void Wait() => services.Centre.Arm(ref limit, services.Centre.Limits.DialTimeout, this);
}
