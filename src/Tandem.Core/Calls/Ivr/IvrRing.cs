namespace Tandem.Core.Calls.Ivr;

using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>Somebody is rung for a caller in a flow: they talk, or he walks on with the reason why not.</summary>
/// <param name="call">The caller.</param>
/// <param name="home">Where he comes back to.</param>
/// <param name="failed">Nobody can be had; the reason in a word.</param>
internal sealed class IvrRing(IvrCall call, IHome home, Action<string> failed) : ITimed
{
    private CallLeg far = null!;
    private DeadlineHandle limit;
    private bool tookTooLong;

    public IEventScope? Scope => call.Leg.Call;

    public void Start(Party party, TimeSpan ring)
    {
        FlowServices services = call.Services;
        party.Routed(call.Leg);
        far = party.Ring(call.Leg.Call, call.Leg, services.ShownNumbers.OnBehalf(call.Leg, null, party, leaves: true));
        services.Audio.AwaitAnswer(call.Leg, far);
        services.Centre.Arm(ref limit, ring, this);
    }

    public void EarlyMedia(CallLeg leg)
    {
        if (leg == far)
        {
            call.Services.Audio.AwaitAnswer(call.Leg, far);
        }
    }

    public void Answered(CallLeg leg)
    {
        if (leg == far)
        {
            call.Services.Audio.Join(call.Leg, far);
        }
    }

    public void Joined(CallLeg other)
    {
        if (other == far)
        {
            call.Services.Centre.Timers.Cancel(ref limit);
            call.Leg.Home = home;
            new TalkFlow(call.Services, null).Begin(call.Leg, far);
        }
    }

    public void Ended(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (leg != far)
        {
            return;
        }
        if (call.Services.Redirects.Follow(leg, call.Leg, null, cause, sipCode) is { } next)
        {
            far = next;
            call.Services.Audio.AwaitAnswer(call.Leg, next);
            return;
        }
        Over();
        failed(tookTooLong ? "no-answer" : Causes.Word(cause).Replace('_', '-'));
    }

    /// <summary>The caller is gone: nobody waits for whoever is rung.</summary>
    public void Over() => call.Services.Centre.Timers.Cancel(ref limit);

    public void Due(int timer)
    {
        limit = default;
        tookTooLong = true;
        call.Services.Legs.End(far, 408, "not answered");
    }

    public string NameOf(int timer) => "ring time";
}
