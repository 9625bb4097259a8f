namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>One party calls another: rings through, answers when the other does; then it is a conversation.</summary>
internal sealed class TwoPartyFlow(FlowServices services) : CallFlow, ITimed
{
    /// <summary>503 Service Unavailable.</summary>
    private const int TooMany = 503;

    private CallLeg caller = null!;
    private CallLeg called = null!;
    private DeadlineHandle limit;

    public override string State =>
        caller.IsEnding ? "ending"
        : called.Stage == LegStage.Ringing ? "ringing"
        : "routing";

    public void Start(CallLeg from, Party to)
    {
        caller = from;
        from.Call.Flow = this;
        CallerNumbers shown = new(from.Call.CallerNumber);
        if (from.Line is { } line)
        {
            int agent = services.ShownNumbers.AgentOn(line);
            ChosenNumber chosen = services.ShownNumbers.For(line, agent, to, "");
            if (chosen.Refusal is { } refusal)
            {
                new RefusedFlow(services).Start(from, TooMany, refusal);
                return;
            }
            services.ShownNumbers.Tell(from.Call, to, chosen, agent);
            shown = new CallerNumbers(services.OwnNumbers.Inside(line.Number), chosen.Number);
        }
        called = to.Ring(from.Call, from, shown);
        services.Centre.Arm(ref limit, services.Centre.Limits.DialTimeout, this);
    }

    public override void Ringing(CallLeg leg)
    {
        if (leg == called)
        {
            services.Legs.Ring(caller);
        }
    }

    public override void EarlyMedia(CallLeg leg)
    {
        if (leg == called)
        {
            services.Legs.Progress(caller);
            Await();
        }
    }

    public override void Answered(CallLeg leg)
    {
        if (leg == called)
        {
            services.Centre.Timers.Cancel(ref limit);
            services.Legs.Answer(caller);
        }
        else if (called.Stage == LegStage.Answered)
        {
            services.Audio.Join(caller, called);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other)
    {
        // An agent who calls somebody outside: the call is about the other one.
        bool agentCalls = caller.UserId != 0 && called.UserId == 0;
        new TalkFlow(services, null).Begin(agentCalls ? called : caller, agentCalls ? caller : called);
    }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg == called && services.Redirects.Follow(leg, caller, caller.Line, cause, sipCode) is { } next)
        {
            called = next;
            Await();
            return;
        }
        services.Centre.Timers.Cancel(ref limit);
        services.Legs.EndOthers(leg, leg == called ? Causes.CodeFor(cause, sipCode) : 0, Causes.ReasonFor(cause));
    }

    // Who hears something already is not left in silence when that is over.
    private void Await()
    {
        if (caller.HasEarlyMedia)
        {
            services.Audio.AwaitAnswer(caller, called);
        }
    }

    public IEventScope? Scope => caller.Call;

    public void Due(int timer)
    {
        limit = default;
        services.Legs.End(called, 408, "not answered");
    }

    public string NameOf(int timer) => "ring time";
}
