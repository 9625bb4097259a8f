namespace Tandem.Core.Dialing;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>
/// A campaign as it lives: what it has at hand, under way and behind it. Looked at after every turn, it begins as many attempts as its pace allows; each is
/// in the log before it leaves, and leaves only if it is still allowed then.
/// </summary>
internal sealed class LiveCampaign : ITimed, IPublished
{
    private enum Timer
    {
        Pace,
        Look,
    }

    private const long Minute = 60_000_000;

    private readonly Dialler services;
    private readonly AttemptTable attempts = new();
    private readonly CampaignPace pacing;
    private CallingTimes times;
    private DeadlineHandle pace;
    private DeadlineHandle look;
    private Instant nextDial;
    private bool wasDeserted;

    public LiveCampaign(Dialler services, CampaignRow row)
    {
        this.services = services;
        Row = row;
        times = services.Times(row);
        pacing = new CampaignPace(this, services);
        Supply = new NumberSupply(row.Id, services.Centre.Outbox, services.Centre.Limits.CampaignNumbersAtHand);
    }

    public CampaignRow Row { get; private set; }

    public NumberSupply Supply { get; }

    public Previews Previews => field ??= new Previews(this, services.Centre);

    public AnswerRate Rate { get; } = new();

    public AbandonBudget Budget { get; } = new();

    /// <summary>Attempts that ended, by outcome, since the beginning.</summary>
    public long[] Outcomes { get; } = new long[DialOutcomes.Count];

    public Now Now => services.Centre.Now;

    public IEventScope? Scope => null;

    public bool IsChanged { get; set; }

    /// <summary>Attempts under way.</summary>
    public AttemptTable Attempts => attempts;

    /// <summary>Why nothing is dialled just now, in a word; empty while it is.</summary>
    public string Held { get; private set; } = "";

    /// <summary>Agents of the queue that are kept for its numbers.</summary>
    public int Kept(Queue queue) => pacing.Kept(queue);

    public Queue? Queue => Row.Target == RouteTarget.Queue ? services.Queues.Named(Row.Destination) : null;

    public void Restore(CampaignHour hour)
    {
        Budget.Restore(hour);
        for (int i = 0; i < Outcomes.Length; i++)
        {
            Outcomes[i] += hour.Of((DialOutcome)i);
        }
    }

    /// <summary>What is broken, or null.</summary>
    public string? Check() => attempts.Check() is { } broken ? $"campaign {Row.Name}: {broken}" : null;

    public void Change(CampaignRow row)
    {
        Row = row;
        times = services.Times(row);
        Supply.Anew();
        if (row.State == CampaignState.Stopped)
        {
            Shorten();
        }
        services.Centre.Unpublished.Mark(this);
    }

    /// <summary>Numbers came.</summary>
    public void Filled() => Supply.Anew();

    /// <summary>After each turn.</summary>
    public void Step()
    {
        string before = Held;
        Held = Row.State switch
        {
            CampaignState.Stopped => "stopped",
            CampaignState.Paused => "paused",
            _ when services.IsHalted => "server_stops",
            _ when services.RestsUntil > Now.Mono => "server_starts",
            _ when Row.Mode == CampaignMode.Preview => Prepare(),
            _ => Dial(),
        };
        if (Held != before)
        {
            services.Centre.Unpublished.Mark(this);
        }
        LookForAgents();
        Arm();
    }

    public void Took(CampaignBatch batch)
    {
        foreach (CampaignNumber refused in Supply.Take(batch, services.IsBusy, Now.WallMicros))
        {
            services.Centre.Happened(AttemptEnds.DoNotCall(Row.Id, refused));
            Count(DialOutcome.DoNotCall);
        }
    }

    /// <summary>The attempt is in the log. It leaves, if that is still allowed.</summary>
    public void Leave(Attempt attempt)
    {
        string held = HeldNow(attempt);
        if (held.Length > 0)
        {
            attempt.Withdraw(held);
            Over(attempt);
        }
        else
        {
            services.Place(this, attempt);
            services.Centre.Unpublished.Mark(this);
        }
    }

    /// <summary>The store would not have it: the number is not what it was, or nothing can be written.</summary>
    public void Refused(Attempt attempt)
    {
        Forget(attempt);
        Supply.Ended(attempt.Number.Number, Now.WallMicros);
    }

    /// <summary>What it came to is certain.</summary>
    public void Ended(Attempt attempt, DialOutcome outcome, CampaignAttemptEnded ended)
    {
        if (services.Calls.Find(attempt.Call) is { } call)
        {
            services.Centre.Happened(call, Guid.Empty, ended);
        }
        else
        {
            services.Centre.Happened(ended);
        }
        Count(outcome);
        Supply.Ended(attempt.Number.Number, ended.NextMicros);
    }

    /// <summary>Nothing of it is left.</summary>
    public void Over(Attempt attempt) => Forget(attempt);

    /// <summary>An attempt goes from one stage to another.</summary>
    public void Moved(Attempt attempt, AttemptStage from, AttemptStage to)
    {
        attempts.Moved(attempt, from, to);
        services.Centre.Unpublished.Mark(this);
    }

    /// <summary>The next number that may be called now; null when there is none.</summary>
    public CampaignNumber? Next()
    {
        while (Supply.Take() is { } number)
        {
            if (!services.IsBusy(number.Number) && IsTime(number.Zone))
            {
                services.Begin(number.Number);
                return number;
            }
        }
        return null;
    }

    /// <summary>Nobody has dialled it: it is due for others.</summary>
    public void Return(CampaignNumber number)
    {
        services.End(number.Number);
        Supply.Ended(number.Number, Now.WallMicros);
    }

    public bool IsTime(string zone) => times.IsOpen(zone, Now.WallMicros);

    /// <summary>Begins an attempt: false when nothing more can go into the log just now.</summary>
    /// <param name="number">Whom.</param>
    /// <param name="agent">Who dials it himself; 0 for nobody.</param>
    public bool TryBegin(CampaignNumber number, int agent)
    {
        Attempt attempt = new(this, number, services.Centre.NewId(), agent);
        BeginCampaignAttempt change = new(Row.Id, number.Number, attempt.Ordinal, attempt.Call);
        attempts.Add(attempt);
        if (services.Commits.TryCommit(change, attempt))
        {
            return true;
        }
        Refused(attempt);
        return false;
    }

    public CampaignView View()
    {
        Queue? queue = Queue;
        return new CampaignView(
            Row.Id,
            Held,
            Supply.Count,
            attempts.Dialled,
            attempts.Waiting,
            attempts.Talking,
            queue is null ? 0 : CampaignPace.FreeOf(queue),
            queue is null ? 0 : CampaignPace.BusyOf(queue),
            Budget.Live,
            Budget.Abandoned,
            [.. Outcomes]
        );
    }

    public void Due(int timer)
    {
        if ((Timer)timer == Timer.Pace)
        {
            pace = default;
        }
        else
        {
            look = default;
        }
    }

    public string NameOf(int timer) => (Timer)timer == Timer.Pace ? "campaign's next call" : "campaign's next number";

    // When the last agent has gone, whoever rings rings as long as is due and no longer: he would only be told that nobody is there.
    private void LookForAgents()
    {
        bool isDeserted = attempts.Dialled > 0 && Queue is { } queue && CampaignPace.IsDeserted(queue);
        if (isDeserted && !wasDeserted)
        {
            Shorten();
        }
        wasDeserted = isDeserted;
    }

    private void Shorten() => attempts.Ringing().ForEach(attempt => attempt.Flow?.Shorten());

    private string Prepare()
    {
        Supply.Ask(times, Now.WallMicros);
        return "";
    }

    private string Dial()
    {
        while (true)
        {
            if (Room() is { Length: > 0 } none)
            {
                Supply.Ask(times, Now.WallMicros);
                return none;
            }
            if (Next() is not { } number)
            {
                Supply.Ask(times, Now.WallMicros);
                return Supply.IsClosed ? "outside_hours"
                    : Supply.IsEmpty(Now.WallMicros) ? "no_numbers"
                    : "reading";
            }
            nextDial = Now.Mono + TimeSpan.FromSeconds(1.0 / Row.PerSecond);
            if (!TryBegin(number, 0))
            {
                return "store";
            }
        }
    }

    // Why the attempt may not leave now after all.
    private string HeldNow(Attempt attempt) =>
        Row.State != CampaignState.Running || services.IsHalted ? "halted"
        : !IsTime(attempt.Number.Zone) ? "outside_hours"
        : services.ShownHeld(this) is { Length: > 0 } held ? held
        : attempt.AgentId != 0 ? ""
        : Queue is { } queue && (CampaignPace.HasNobody(queue) || pacing.IsTooMany(queue)) ? "no_agents"
        : "";

    // Why no further attempt may be begun; empty when one may.
    private string Room()
    {
        if (nextDial > Now.Mono)
        {
            return "per_second";
        }
        int lines =
            Row.Lines > 0 ? Row.Lines
            : Row.Target == RouteTarget.Flow ? CampaignRow.LinesToFlow
            : int.MaxValue;
        if (attempts.Count >= lines || services.Calls.Count >= services.Centre.Limits.Calls)
        {
            return "lines";
        }
        if (services.ShownHeld(this) is { Length: > 0 } held)
        {
            return held;
        }
        if (Row.Target == RouteTarget.Flow)
        {
            return services.Keys.Flows.Published(Row.Destination) is null ? "no_destination" : "";
        }
        if (Queue is not { } queue)
        {
            return "no_destination";
        }
        if (CampaignPace.HasNobody(queue))
        {
            return "no_agents";
        }
        return pacing.Allowed(queue) > 0 ? "" : "pace";
    }

    public void Count(DialOutcome outcome)
    {
        Outcomes[(int)outcome]++;
        Budget.Count(outcome, Now.WallMicros);
        services.Centre.Unpublished.Mark(this);
    }

    private void Forget(Attempt attempt)
    {
        if (attempts.Remove(attempt))
        {
            services.End(attempt.Number.Number);
            services.Centre.Unpublished.Mark(this);
        }
    }

    private void Arm()
    {
        if (Row.State != CampaignState.Running)
        {
            services.Centre.Timers.Cancel(ref pace);
            services.Centre.Timers.Cancel(ref look);
            return;
        }
        if (Held == "per_second" && !pace.IsArmed)
        {
            services.Centre.ArmAt(ref pace, nextDial, this, (int)Timer.Pace);
        }
        if (!look.IsArmed)
        {
            // When a number is due, or the clocks are to be looked at; not more than once a second.
            long wait = Math.Min(Supply.NextDueMicros, (Now.WallMicros / Minute + 1) * Minute) - Now.WallMicros;
            services.Centre.Arm(ref look, TimeSpan.FromMicroseconds(Math.Max(wait, Minute / 60)), this, (int)Timer.Look);
        }
    }
}
