namespace Tandem.Core;

using Tandem.Core.Agents;
using Tandem.Core.Calls;
using Tandem.Core.Calls.Audio;
using Tandem.Core.Calls.Flows;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Configuration;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Control;
using Tandem.Core.Distribution;
using Tandem.Core.Distribution.Standby;
using Tandem.Core.Kernel;
using Tandem.Foundation;

/// <summary>
/// One tenant's call centre: agents, queues, waiting callers and calls, and the rules that join them. Pure: messages and
/// <see cref="Now"/> in, <see cref="CentreOutbox"/> out.
/// </summary>
public sealed class CallCentre
{
    private readonly CentreContext centre;
    private readonly AgentDuty agents;
    private readonly Offering offers;
    private readonly WaitingLine members;
    private readonly LegEventDispatcher calls;
    private readonly LiveCommandExecutor live;
    private readonly ConfigurationApply apply;
    private readonly ConfigurationCommits configuration;
    private readonly ViewPublisher publisher;
    private readonly Invariants invariants;
    private readonly Recorder recorder;

    public CallCentre(CentreLimits limits, CentreOutbox outbox, IdSource ids, Prng prng)
    {
        centre = new CentreContext(limits, outbox, ids, prng);
        DueQueues queues = new();
        Picker picker = new(centre);
        members = new WaitingLine(centre, queues);
        agents = new AgentDuty(centre, queues, members);
        LegOrders legs = new(centre, agents);
        AudioOrders audio = new(centre);
        StandbyLegs stands = new(centre, legs, audio, agents);
        offers = new Offering(centre, queues, members, agents, legs, stands, audio, picker);
        recorder = new Recorder(centre);
        Router router = new(centre, legs, audio, offers, members, agents, stands, recorder);
        calls = new LegEventDispatcher(centre, legs, agents, audio, stands, recorder, router);
        live = new LiveCommandExecutor(centre, agents, legs, stands, router, picker);
        apply = new ConfigurationApply(centre, agents, queues, Views);
        configuration = new ConfigurationCommits(centre, apply);
        publisher = new ViewPublisher(centre, Views);
        invariants = new Invariants(centre, picker);
    }

    public TenantViews Views { get; } = new();

    /// <summary>The next moment <see cref="OnDeadline"/> has work.</summary>
    public Wake NextWake => centre.Timers.Count == 0 ? Wake.Never : new Wake(centre.Timers.Next, centre.Timers.Peek.Kind.ToString());

    /// <summary>What is alive, for metrics and for tests that wait until nothing is.</summary>
    public CentreCounts Counts => new(centre.Calls.Count, centre.Calls.Legs, centre.Timers.Count, recorder.Running);

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
        offers.Match();
    }

    public void Handle(LegEvent happened, Now now)
    {
        centre.Now = now;
        calls.Handle(happened);
        offers.Match();
    }

    public void Committed(long commitId, Now now)
    {
        centre.Now = now;
        configuration.Committed(commitId);
        offers.Match();
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
            switch (due.Kind)
            {
                case CentreTimerKind.AgentRest:
                    agents.Rested((Agent)due.Subject);
                    break;
                case CentreTimerKind.Offer:
                    offers.Expired((Offer)due.Subject);
                    break;
                case CentreTimerKind.MemberLimit:
                    Member member = (Member)due.Subject;
                    member.Limit = default;
                    ((QueueFlow)member.Call.Flow).TimedOut(member);
                    break;
                case CentreTimerKind.NoAgentLimit:
                    Member lonely = (Member)due.Subject;
                    lonely.NoAgentLimit = default;
                    ((QueueFlow)lonely.Call.Flow).Deserted(lonely);
                    break;
                case CentreTimerKind.Announcement:
                    Member told = (Member)due.Subject;
                    told.Announcement = default;
                    ((QueueFlow)told.Call.Flow).Announce(told);
                    break;
                case CentreTimerKind.SkipEnd:
                case CentreTimerKind.TierWake:
                case CentreTimerKind.Progress:
                    members.Woken((Member)due.Subject, due.Kind);
                    break;
                default:
                    ((IDialled)due.Subject).TimedOut();
                    break;
            }
            offers.Match();
        }
    }

    /// <summary>What is broken inside, or null. For tests: walks everything.</summary>
    public string? CheckInvariants(Now now)
    {
        centre.Now = now;
        return invariants.Check();
    }

    /// <summary>Publishes the rows that changed since the last call, as views. At the end of each turn, before replies leave.</summary>
    public void Publish() => publisher.Publish();
}

/// <summary>How much is alive inside a call centre.</summary>
public readonly record struct CentreCounts(int Calls, int Legs, int Timers, int Recordings);
