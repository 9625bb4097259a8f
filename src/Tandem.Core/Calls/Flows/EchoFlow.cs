namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>
/// An echo test: after a word of what it is the caller hears himself, by the way that every call's sound takes. It ends by itself, so that a
/// phone off the hook does not keep it up.
/// </summary>
internal sealed class EchoFlow(FlowServices services, CallLeg caller) : CallFlow, ITimed
{
    private const string Words = "phrase:echo@xui";
    private const int Over = 200;

    private DeadlineHandle limit;
    private long words;

    public override string State =>
        caller.IsEnding || !caller.IsLive ? "ending"
        : caller.Stage < LegStage.Answered ? "routing"
        : "talking";

    public IEventScope? Scope => caller.Call;

    public void Start()
    {
        caller.Home = null;
        caller.Call.Flow = this;
        services.Centre.Happened(caller, new CallRouted("echo", EchoDestination.Name));
        if (caller.Stage == LegStage.Answered)
        {
            Speak();
        }
        else
        {
            services.Legs.Answer(caller);
        }
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg) => Speak();

    // With the words missing there is the echo all the same.
    public override void Played(CallLeg leg, long play, bool finished, string fault)
    {
        if (play == words)
        {
            services.Audio.Join(caller, caller);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Ended(CallLeg leg, LegEndCause cause, int sipCode) => services.Centre.Timers.Cancel(ref limit);

    public void Due(int timer)
    {
        limit = default;
        services.Legs.End(caller, Over, "echo over");
    }

    public string NameOf(int timer) => "echo time";

    private void Speak()
    {
        services.Centre.Arm(ref limit, services.Centre.Limits.EchoTime, this);
        words = services.Audio.Play(caller, Words, loop: false);
    }
}
