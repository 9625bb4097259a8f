namespace Tandem.Engine;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Admission;
using Tandem.Engine.Inputs;
using Tandem.Engine.Legs;
using Tandem.Engine.Media;
using Tandem.Engine.Signalling;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks;
using Tandem.Engine.Trunks.Running;
using Tandem.Engine.Turns;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;

/// <summary>What the inputs of an exchange act on.</summary>
internal sealed record InputTargets(
    Turn Turn,
    CentreEntrance Centres,
    TenantClock Clock,
    SipStack Sip,
    CallGate Gate,
    PortStock Ports,
    LegTable Legs,
    MediaEventDispatcher Media,
    SoundPlayer Sounds,
    LegRecorder Recorder,
    LegEndings Endings,
    PageCalls Pages,
    TenantChanges Tenants,
    TrunkChanges Trunks,
    TrunkClock TrunkClock,
    BrokenCalls Broken
)
{
    public Now Now => Turn.Now;

    /// <summary>Nobody is to hold a line that is dead.</summary>
    public void EndOrphans(DialogState[] dialogs)
    {
        foreach (DialogState dialog in dialogs)
        {
            Sip.EndOrphan(dialog, "SIP;cause=500;text=\"server was cut off\"", Now);
        }
    }

    /// <summary>Ends every leg; those that this brings about (the next agent is rung) are refused.</summary>
    public void EndCalls()
    {
        Gate.Ending = true;
        foreach (Leg leg in Legs.All())
        {
            Endings.End(leg, 503, "server stops", LegEndCause.ServerStops);
        }
    }

    /// <summary>What a service outside has said to a leg that may be over by now.</summary>
    public void Answered(WebAnswered web) =>
        Tell(web.Leg, web.Tenant, new LegWebAnswered(web.Leg, web.Request, web.IsGood, web.Status, web.Body, web.Error));

    public void Answered(SpeechRecognised speech) =>
        Tell(
            speech.Leg,
            speech.Tenant,
            new LegSpeechHeard(speech.Leg, speech.Request, speech.IsGood, speech.Text, speech.Confidence, speech.Error)
        );

    /// <summary>Fires all that is due: SIP's timers, then those of the tenants whose time has come.</summary>
    public void Wake()
    {
        while (Sip.NextWake.At <= Now.Mono)
        {
            WakeSip();
        }
        while (TrunkClock.TryNextDue(Now.Mono, out ITrunkTimed owner, out int timer))
        {
            WakeTrunk(owner, timer);
        }
        while (Clock.TryNextDue(Now.Mono, out Tenant? tenant))
        {
            Centres.Wake(tenant);
        }
    }

    /// <summary>No calls from outside any more, and none are to be sent to us.</summary>
    public void Drain()
    {
        Gate.Draining = true;
        Tenants.Halt();
        Trunks.Drain();
    }

    public void FlowClosed(in Flow flow)
    {
        Sip.OnFlowClosed(flow, Now);
        Trunks.FlowClosed(flow);
    }

    public void Happened(MediaEvent media)
    {
        if (media is not NotSecured failed)
        {
            Media.Handle(media);
        }
        else if (Legs.ByPort(failed.Leg) is { } leg)
        {
            Endings.End(leg, 488, failed.Reason, LegEndCause.Incompatible);
        }
    }

    private void Tell(Guid leg, int tenant, LegEvent what)
    {
        if (Legs.ById(leg) is { } known && known.Tenant.Id == tenant)
        {
            Turn.Tell(known.Tenant, what);
        }
    }

    private void WakeTrunk(ITrunkTimed owner, int timer)
    {
        try
        {
            owner.OnTimer(timer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Broken.Report(e);
        }
    }

    // A timer that breaks is gone; the others follow.
    private void WakeSip()
    {
        try
        {
            Sip.OnDeadline(Now);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Broken.Report(e);
        }
    }
}
