namespace Tandem.Core.Dialing;

using Tandem.Core.Announcements;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>
/// A call that a campaign makes: rings its number, and brings whoever answers to the queue or the flow. If the queue has nobody for him in time he is
/// back here, told so, and hung up.
/// </summary>
internal sealed class DialledFlow(FlowServices services, Attempt attempt) : CallFlow, IHome, ITimed
{
    private enum Timer
    {
        Ring,
        Listen,
    }

    /// <summary>Nobody is listened to for longer: what listens has its own, lower limit, and is gone if it says nothing.</summary>
    private static readonly TimeSpan LongestListening = TimeSpan.FromSeconds(8);

    /// <summary>Nobody waits for so long.</summary>
    private static readonly TimeSpan BeforeAll = TimeSpan.FromDays(1);

    private CallLeg leg = null!;
    private DeadlineHandle limit;
    private Instant began;
    private long message;
    private string why = "";

    public override string State =>
        leg.IsEnding || !leg.IsLive ? "ending"
        : attempt.Stage == AttemptStage.Listened ? "listening"
        : leg.Stage == LegStage.Answered ? "announcing"
        : "ringing";

    public IEventScope? Scope => leg.Call;

    public void Start(Call call, Party whom, string shown)
    {
        call.Flow = this;
        began = services.Centre.Now.Mono;
        leg = whom.Ring(call, null, new CallerNumbers(shown));
        whom.Routed(leg);
        Give(attempt.Row.RingSeconds);
    }

    /// <summary>The campaign was stopped, or its agents are gone: he rings as long as is due, and no longer.</summary>
    public void Shorten()
    {
        if (limit.IsArmed && leg.Stage < LegStage.Answered)
        {
            Give(CampaignRow.LeastRingSeconds);
        }
    }

    public override void Ringing(CallLeg leg) { }

    public override void Answered(CallLeg taken)
    {
        if (taken != leg)
        {
            return;
        }
        services.Centre.Timers.Cancel(ref limit);
        if (attempt.Stage == AttemptStage.Listened)
        {
            services.Centre.Order(new JudgeLeg(leg.Id));
            services.Centre.Arm(ref limit, LongestListening, this, (int)Timer.Listen);
        }
        else
        {
            Bring(TimeSpan.Zero);
        }
    }

    public override void Judged(CallLeg heard, LegJudged judged)
    {
        if (heard != leg || attempt.Stage != AttemptStage.Listened || leg.IsEnding)
        {
            return;
        }
        services.Centre.Timers.Cancel(ref limit);
        services.Centre.Happened(leg, new AnswererJudged(Word(judged.By), judged.GreetingMillis, judged.QuietMillis));
        if (judged.By == Answerer.Machine)
        {
            attempt.IsMachine();
            Meet(judged.Beeped);
        }
        else
        {
            attempt.IsPerson();
            Bring(judged.By == Answerer.Person ? TimeSpan.FromMilliseconds(judged.QuietMillis) : TimeSpan.Zero);
        }
    }

    private void Meet(bool beeped)
    {
        if (attempt.Row.MachineAction == MachineAction.HangUp)
        {
            services.Legs.End(leg, 0, "answering machine");
        }
        else
        {
            new MachineFlow(services, attempt.Row).Start(leg, beeped);
        }
    }

    // To where the campaign brings people; he has waited for so long already.
    private void Bring(TimeSpan waited)
    {
        if (RouteTargetTable.At(services, attempt.Row.Target, attempt.Row.Destination) is not { } to)
        {
            Apologise("no_destination");
        }
        else if (to is QueueDestination queue)
        {
            leg.Home = this;
            queue.Admit(leg, Wish(attempt.Row, waited));
        }
        else
        {
            attempt.InFlow();
            to.Admit(leg, null);
        }
    }

    public override void Joined(CallLeg leg, CallLeg other) { }

    /// <summary>He talked with an agent, who has left; or nobody was there for him.</summary>
    public void Back(CallLeg leg, string word)
    {
        leg.Home = null;
        leg.Call.Flow = this;
        if (attempt.Stage == AttemptStage.Answered)
        {
            Apologise(word.Replace('-', '_'));
        }
        else
        {
            services.Legs.End(leg, 0, "other party gone");
        }
    }

    public override void Played(CallLeg leg, long play, bool finished, string fault)
    {
        if (play == message)
        {
            attempt.Abandoned(finished && fault.Length == 0, fault.Length > 0 ? fault : why);
            services.Legs.End(leg, 0, "nobody free");
        }
    }

    // Where a carrier would send the call instead (3xx) is nobody the campaign may call.
    public override void Ended(CallLeg gone, LegEndCause cause, int sipCode)
    {
        if (gone != leg)
        {
            // An agent whose phone rang for him.
            return;
        }
        services.Centre.Timers.Cancel(ref limit);
        if (message != 0)
        {
            // He did not hear all of it.
            attempt.Abandoned(false, why);
        }
    }

    public void Due(int timer)
    {
        limit = default;
        if ((Timer)timer == Timer.Listen)
        {
            Judged(leg, new LegJudged(leg.Id, Answerer.Unsure, 0, 0));
            return;
        }
        attempt.RangOut();
        services.Legs.End(leg, 408, "not answered");
    }

    public string NameOf(int timer) => (Timer)timer == Timer.Ring ? "ring time of a campaign" : "listening of a campaign";

    // Phones of agents take such a call by themselves where they can: whoever answered waits.
    private static WaitingWish Wish(CampaignRow row, TimeSpan waited) =>
        WaitingWish.None with
        {
            Longest = Left(TimeSpan.FromMilliseconds(row.AgentWithinMillis), waited),
            LeavesDeserted = true,
            IsStrict = true,
            AutoAnswer = true,
            TakesKept = row.KeepsAgents,
            Ahead = row.KeepsAgents ? BeforeAll : TimeSpan.Zero,
        };

    // At least the time in which a free agent can be found.
    private static TimeSpan Left(TimeSpan within, TimeSpan waited) =>
        waited == TimeSpan.Zero || within == TimeSpan.Zero ? within
        : within - waited > TimeSpan.FromMilliseconds(1) ? within - waited
        : TimeSpan.FromMilliseconds(1);

    private static string Word(Answerer by) =>
        by switch
        {
            Answerer.Person => "person",
            Answerer.Machine => AnswererJudged.Machine,
            _ => "unsure",
        };

    private void Apologise(string reason)
    {
        why = reason;
        string sound = services.Keys.SoundOf(attempt.Row.AbandonSound);
        string said = sound.Length > 0 ? sound : Spoken.NobodyFree(SpokenLanguages.Of(services.TenantNumbers.Region));
        message = services.Audio.Play(leg, said, false);
        services.Centre.Unpublished.Mark(leg.Call);
    }

    private void Give(int seconds)
    {
        TimeSpan left = TimeSpan.FromSeconds(seconds) - (services.Centre.Now.Mono - began);
        services.Centre.Arm(ref limit, left > TimeSpan.Zero ? left : TimeSpan.Zero, this);
    }
}
