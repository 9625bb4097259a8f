namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Agents.Standby;
using Tandem.Core.Audio;
using Tandem.Core.Calls;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Control;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>
/// One tenant's call centre: agents, queues, waiting callers and calls, and the rules that join them. Pure: messages and
/// <see cref="Now"/> in, <see cref="CentreOutbox"/> out.
/// </summary>
public sealed class CallCentre
{
    private readonly CentreContext centre;
    private readonly CallTable calls = new();
    private readonly Recorder recorder;
    private readonly Matcher matcher;
    private readonly LegEventDispatcher legEvents;
    private readonly LiveCommandExecutor live;
    private readonly ConfigurationApply apply;
    private readonly ConfigurationCommits configuration;
    private readonly ViewPublisher publisher;
    private readonly Invariants invariants;

    public CallCentre(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
    {
        centre = new CentreContext(limits, outbox, ids, prng);
        Keys keys = new();
        LineTable lines = new();
        AgentTable agents = new();
        QueueTable queues = new(limits);
        DueQueues due = new();
        Picker picker = new(centre);
        AgentDuty duty = new(centre, agents);
        LegOrders legs = new(centre, calls, lines, duty);
        AudioOrders audio = new(centre, keys);
        StandbyLegs standby = new(centre, agents, legs, audio, duty);
        WaitingLine waiting = new(centre, due);
        Staffing staffing = new(centre, keys, agents, duty, due, waiting);
        Offering offering = new(centre, due, waiting, duty, legs, standby, audio, picker);
        SignInCommands signIns = new(keys, lines, agents, queues, duty, staffing);
        recorder = new Recorder(centre);
        FlowServices services = new()
        {
            Centre = centre,
            Keys = keys,
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
        };
        Router router = new(services);
        matcher = new Matcher(due, offering, picker);
        legEvents = new LegEventDispatcher(services, router);
        live = new LiveCommandExecutor(services, signIns, router, picker);
        apply = new ConfigurationApply(centre, keys, agents, queues, duty, staffing, signIns, due, Views);
        configuration = new ConfigurationCommits(new ConfigurationState(centre, keys, lines, agents, queues), apply);
        publisher = new ViewPublisher(centre, calls, agents, queues, Views);
        invariants = new Invariants(centre, calls, agents, queues, picker);
    }

    public TenantViews Views { get; } = new();

    /// <summary>The next moment <see cref="OnDeadline"/> has work.</summary>
    public Wake NextWake => centre.Timers.Count == 0 ? Wake.Never : NextDeadline;

    /// <summary>What is alive, for metrics and for tests that wait until nothing is.</summary>
    public CentreCounts Counts => new(calls.Count - calls.Standby, calls.Standby, calls.Legs, centre.Timers.Count, recorder.Running);

    /// <summary>Takes over the configuration and sign-ins as the store has them. Once, before anything else.</summary>
    public void Load(ConfigurationRows configurationRows, Now now)
    {
        centre.Now = now;
        apply.Load(configurationRows);
        publisher.Publish();
    }

    public void Handle(CommandRequest request, Now now)
    {
        centre.Now = now;
        if (request.Command is ConfigurationCommand change)
        {
            configuration.Handle(request.RequestId, change);
        }
        else
        {
            centre.Outbox.Replies.Add(new CommandReply(request.RequestId, live.Handle((LiveCommand)request.Command)));
        }
        matcher.Match();
    }

    public void Handle(LegEvent happened, Now now)
    {
        centre.Now = now;
        legEvents.Handle(happened);
        matcher.Match();
    }

    public void Committed(long commitId, Now now)
    {
        centre.Now = now;
        configuration.Committed(commitId);
        matcher.Match();
    }

    public void CommitFailed(long commitId, string reason, Now now)
    {
        centre.Now = now;
        configuration.Failed(commitId, reason);
    }

    public void OnDeadline(Now now)
    {
        centre.Now = now;
        while (centre.Timers.TryPopDue(now.Mono, out CentreTimer due))
        {
            due.Owner.Due(due.Timer);
            matcher.Match();
        }
    }

    /// <summary>What is broken inside, or null. For tests: walks everything.</summary>
    public string? CheckInvariants(Now now)
    {
        centre.Now = now;
        return invariants.Check();
    }

    private Wake NextDeadline => new(centre.Timers.Next, centre.Timers.Peek.Owner.NameOf(centre.Timers.Peek.Timer));

    /// <summary>Publishes the rows that changed since the last call, as views. At the end of each turn, before replies leave.</summary>
    public void Publish() => publisher.Publish();
}

/// <summary>How much is alive inside a call centre.</summary>
/// <param name="Standby">Legs that stand by between calls; they are no calls.</param>
public readonly record struct CentreCounts(int Calls, int Standby, int Legs, int Timers, int Recordings);
