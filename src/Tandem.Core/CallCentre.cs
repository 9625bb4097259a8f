namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Agents.Standby;
using Tandem.Core.Audio;
using Tandem.Core.Calls;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Calls.Ivr;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Control;
using Tandem.Core.Dialing;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;
using Tandem.Numbering;

/// <summary>
/// One tenant's call centre: agents, queues, waiting callers and calls, and the rules that join them. Pure: messages and
/// <see cref="Now"/> in, <see cref="CentreOutbox"/> out.
/// </summary>
public sealed class CallCentre
{
    private static readonly string Version = typeof(CallCentre).Assembly.GetName().Version?.ToString(3) ?? "";

    private readonly TenantDay day;
    private readonly CentreContext centre;
    private readonly TenantNumbers numbers;
    private readonly CallTable calls = new();
    private readonly Recorder recorder;
    private readonly AgentReports reports;
    private readonly Matcher matcher;
    private readonly LegEventDispatcher legEvents;
    private readonly LiveCommandExecutor live;
    private readonly ConfigurationApply apply;
    private readonly ConfigurationCommits configuration;
    private readonly ViewPublisher publisher;
    private readonly Invariants invariants;
    private readonly CallBreaker breaker;
    private readonly Snapshots snapshots;
    private readonly Dialler dialler;

    public CallCentre(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
    {
        centre = new CentreContext(limits, outbox, ids, prng);
        numbers = new TenantNumbers(limits);
        Keys keys = new(numbers);
        OwnNumbers own = new(keys, numbers, prng);
        LineTable lines = new();
        AgentTable agents = new();
        QueueTable queues = new(limits);
        DueQueues due = new();
        day = new TenantDay(numbers);
        KeptAgents kept = new(due);
        Picker picker = new(centre, day, prng, kept);
        reports = new AgentReports(centre, keys);
        AgentDuty duty = new(centre, agents, reports, day);
        NumberUse use = new(centre, keys, day);
        LegOrders legs = new(
            centre,
            calls,
            lines,
            numbers,
            own,
            use,
            duty,
            number => agents.ById(keys.Extension(number)?.UserId ?? 0) is { } owner ? (owner.Id, owner.Row.Login) : (0, "")
        );
        AudioOrders audio = new(centre, keys);
        StandbyLegs standby = new(centre, agents, legs, audio, duty);
        WaitingLine waiting = new(centre, due);
        Staffing staffing = new(centre, keys, agents, duty, due, waiting);
        Offering offering = new(centre, due, waiting, duty, legs, standby, audio, picker, day);
        SignInCommands signIns = new(keys, lines, agents, queues, duty, new AgentPages(centre, agents, duty), staffing);
        recorder = new Recorder(centre);
        FlowServices services = new()
        {
            Centre = centre,
            Keys = keys,
            TenantNumbers = numbers,
            OwnNumbers = own,
            NumberUse = use,
            Day = day,
            Calls = calls,
            Lines = lines,
            Legs = legs,
            Audio = audio,
            Recorder = recorder,
            Agents = agents,
            Duty = duty,
            Standby = standby,
            Queues = queues,
            Waiting = waiting,
            Offering = offering,
            Kept = kept,
        };
        services.Ivr = new FlowDestinations(services);
        dialler = new Dialler(services);
        Router router = new(services);
        matcher = new Matcher(centre, due, offering, picker);
        legEvents = new LegEventDispatcher(services, router);
        live = new LiveCommandExecutor(services, signIns, router, picker, dialler);
        apply = new ConfigurationApply(centre, keys, agents, queues, duty, staffing, signIns, due, day, use, dialler, Views);
        ConfigurationState state = new(centre, keys, lines, agents, queues, services.Numbers);
        configuration = new ConfigurationCommits(state, apply, new ConfigurationEvents(Views));
        dialler.Commits = configuration;
        publisher = new ViewPublisher(centre, calls, agents, queues, dialler, Views);
        breaker = new CallBreaker(services);
        snapshots = new Snapshots(centre, configuration, queues, publisher, Views);
        // Whether it is checked or not, calls go the same way.
        invariants = new Invariants(centre, calls, agents, queues, dialler, new Picker(centre, day, new Prng(0), kept));
    }

    public TenantViews Views { get; } = new();

    /// <summary>Where the tenant dials: what its numbers are written like.</summary>
    public NumberRegion Region => numbers.Region;

    /// <summary>When the tenant's day of that moment ends, in Unix microseconds.</summary>
    public long DayEndsMicros(long wallMicros) => day.EndOf(wallMicros);

    /// <summary>The next moment <see cref="OnDeadline"/> has work.</summary>
    public Wake NextWake => centre.Timers.Count == 0 ? Wake.Never : NextDeadline;

    /// <summary>What is alive, for metrics and for tests that wait until nothing is.</summary>
    public CentreCounts Counts => new(calls.Count - calls.Standby, calls.Standby, calls.Legs, centre.Timers.Count, recorder.Running);

    /// <summary>Takes over the configuration and sign-ins as the store has them. Once, before anything else.</summary>
    /// <param name="configurationRows">As committed.</param>
    /// <param name="now">The start.</param>
    /// <param name="lastEvent">Id of the last event of before; ids go on after it.</param>
    public void Load(ConfigurationRows configurationRows, Now now, long lastEvent = 0)
    {
        Begin(now, Actor.System);
        centre.Log.Start(now, lastEvent);
        centre.Happened(new ServerStarted(Version));
        apply.Load(configurationRows);
        reports.Tell();
        publisher.Publish();
    }

    public void Handle(CommandRequest request, Now now)
    {
        Begin(now, request.By);
        if (request.Command is ConfigurationCommand change)
        {
            configuration.Handle(request, change);
        }
        else
        {
            Outcome outcome = request.Command is TakeSnapshot ? snapshots.Take() : live.Handle((LiveCommand)request.Command);
            centre.Outbox.Replies.Add(new CommandReply(request.RequestId, outcome));
        }
        End();
    }

    public void Handle(LegEvent happened, Now now)
    {
        Begin(now, legEvents.ActorOf(happened));
        legEvents.Handle(happened);
        End();
    }

    public void Committed(long commitId, Now now)
    {
        Begin(now, Actor.System);
        configuration.Committed(commitId);
        End();
    }

    public void CommitFailed(long commitId, string reason, Now now)
    {
        Begin(now, Actor.System);
        configuration.Failed(commitId, reason);
        End();
    }

    /// <summary>No campaign dials any more, until the next start; calls under way go on.</summary>
    public void Halt() => dialler.Halt();

    /// <summary>Numbers of a campaign have been read.</summary>
    public void Read(CampaignBatch batch, Now now)
    {
        Begin(now, Actor.System);
        dialler.Took(batch);
        End();
    }

    public void OnDeadline(Now now)
    {
        Begin(now, Actor.System);
        while (centre.Timers.TryPopDue(now.Mono, out CentreTimer due))
        {
            centre.Handling = due.Owner.Scope;
            due.Owner.Due(due.Timer);
            End();
        }
    }

    /// <summary>Something operators should see.</summary>
    public void Alarm(string name, string detail, Now now)
    {
        centre.Now = now;
        centre.Happened(new AlarmRaised(name, detail));
    }

    /// <summary>
    /// After an exception out of any of the above: ends the call it happened in, and goes on for all others. False when it happened in none.
    /// May throw again, for another call; then it is to be asked again.
    /// </summary>
    public bool Break(Now now)
    {
        IEventScope? broken = centre.Handling;
        Begin(now, Actor.System);
        if (broken is not Call call)
        {
            return false;
        }
        breaker.End(call);
        End();
        return true;
    }

    /// <summary>What is broken inside, or null. For tests: walks everything.</summary>
    public string? CheckInvariants(Now now)
    {
        centre.Now = now;
        return invariants.Check();
    }

    private Wake NextDeadline => new(centre.Timers.Next, centre.Timers.Peek.Owner.NameOf(centre.Timers.Peek.Timer));

    private void Begin(Now now, Actor by)
    {
        centre.Now = now;
        centre.Log.By = by;
        centre.Handling = null;
    }

    // Whoever can be joined now is, and then the log hears what has become of agents.
    private void End()
    {
        dialler.Keep();
        matcher.Match();
        dialler.Step();
        reports.Tell();
        centre.Handling = null;
    }

    /// <summary>Publishes the rows that changed since the last call, as views. At the end of each turn, before replies leave.</summary>
    public void Publish() => publisher.Publish();
}

/// <summary>How much is alive inside a call centre.</summary>
/// <param name="Standby">Legs that stand by between calls; they are no calls.</param>
public readonly record struct CentreCounts(int Calls, int Standby, int Legs, int Timers, int Recordings);
