namespace Tandem.Core.Dialing;

using Tandem.Core.Announcements;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>An answering machine that is not hung up at once: when its greeting or its beep is over it is left a message, or walks a flow.</summary>
internal sealed class MachineFlow(FlowServices services, CampaignRow row) : CallFlow, ITimed
{
    /// <summary>Quiet for so long, the greeting is over, and with it a beep that follows it sooner.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>A beep that has been noticed lasts no longer.</summary>
    private static readonly TimeSpan LongestBeep = TimeSpan.FromSeconds(1);

    /// <summary>What speaks for longer is no greeting: it is hung up.</summary>
    private static readonly TimeSpan LongestGreeting = TimeSpan.FromSeconds(60);

    private CallLeg leg = null!;
    private DeadlineHandle limit;
    private bool hasBeeped;
    private bool isLeft;
    private long message;
    private string sound = "";

    public override string State =>
        leg.IsEnding || !leg.IsLive ? "ending"
        : isLeft ? "announcing"
        : "listening";

    public IEventScope? Scope => leg.Call;

    /// <param name="machine">What has answered.</param>
    /// <param name="beeped">Its greeting is over: it beeps.</param>
    public void Start(CallLeg machine, bool beeped)
    {
        leg = machine;
        hasBeeped = beeped;
        leg.Call.Flow = this;
        if (!beeped)
        {
            services.Centre.Order(new ListenToLeg(leg.Id, false, Pause));
        }
        services.Centre.Arm(ref limit, beeped ? LongestBeep : LongestGreeting, this);
        services.Centre.Unpublished.Mark(leg.Call);
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg leg) { }

    public override void Joined(CallLeg leg, CallLeg other) { }

    public override void Paused(CallLeg paused, bool spoke)
    {
        if (paused == leg && !isLeft && !leg.IsEnding)
        {
            Leave();
        }
    }

    public override void Played(CallLeg played, long play, bool finished, string fault)
    {
        if (play != message)
        {
            return;
        }
        if (finished && fault.Length == 0)
        {
            services.Centre.Happened(leg, new AnnouncementPlayed(sound));
        }
        services.Legs.End(leg, 0, fault.Length > 0 ? fault : "message left");
    }

    public override void Ended(CallLeg gone, LegEndCause cause, int sipCode) => services.Centre.Timers.Cancel(ref limit);

    public void Due(int timer)
    {
        limit = default;
        if (hasBeeped)
        {
            Leave();
        }
        else
        {
            services.Legs.End(leg, 0, "answering machine");
        }
    }

    public string NameOf(int timer) => "greeting of a machine";

    private void Leave()
    {
        services.Centre.Timers.Cancel(ref limit);
        isLeft = true;
        if (row.MachineAction == MachineAction.Message)
        {
            SpokenLanguage language = SpokenLanguages.Of(services.TenantNumbers.Region);
            sound = row.MachineSound.Length > 0 ? services.Keys.PathOfSound(row.MachineSound) : Spoken.Text(row.MachineText, language);
            message = services.Audio.Play(leg, sound, false);
        }
        else if (RouteTargetTable.At(services, RouteTarget.Flow, row.MachineFlow) is { } flow)
        {
            flow.Admit(leg, null);
        }
        else
        {
            services.Legs.End(leg, 0, "answering machine");
        }
    }
}
