namespace Tandem.Core.Tests;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Tandem.Core.Folds.Running;
using Tandem.Foundation;
using Tandem.TestKit.Campaigns;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>A call centre with agents 2…n+1 (logins 2001…) and one queue, on virtual time; the engine's part is played by the tests.</summary>
internal sealed class Centre
{
    private readonly CentreOutbox outbox = new();
    private readonly Queue<LogEntry> held = [];
    private readonly TenantFolds folds = new();
    private long lastRequest;

    public Centre(
        string strategy,
        int agents,
        Func<int, AgentRow>? agent = null,
        Func<int, (int Level, int Position)>? place = null,
        params QueueParameter[] parameters
    )
        : this(strategy, agents, agent, place, "callcenter", parameters) { }

    public Centre(
        string strategy,
        int agents,
        Func<int, AgentRow>? agent,
        Func<int, (int Level, int Position)>? place,
        string kind,
        params QueueParameter[] parameters
    )
        : this(strategy, agents, agent, place, kind, null, parameters, []) { }

    /// <summary>After a restart, with a sign-in of before.</summary>
    public Centre(string strategy, int agents, Func<int, AgentRow> agent, AgentSession restored, params AgentQuarter[] lately)
        : this(strategy, agents, agent, _ => (1, 1), "callcenter", restored, [], lately) { }

    /// <summary>With limits of its own.</summary>
    public Centre(int agents, CentreLimits limits)
        : this("longest-idle-agent", agents, null, null, "callcenter", null, [], [], limits) { }

    private Centre(
        string strategy,
        int agents,
        Func<int, AgentRow>? agent,
        Func<int, (int Level, int Position)>? place,
        string kind,
        AgentSession? restored,
        QueueParameter[] parameters,
        AgentQuarter[] lately,
        CentreLimits? limits = null
    )
    {
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        for (int i = 1; i <= agents; i++)
        {
            string login = $"{2000 + i}";
            AgentRow row = agent?.Invoke(i) ?? new AgentRow(WrapUpSeconds: 10);
            (int level, int position) = place?.Invoke(i) ?? (1, i);
            extensions.Add(new ExtensionRow(i, i + 1, login, login, "secret", "", "", login, login, 0, 0));
            users.Add(
                new UserRow(i + 1, login, login, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, i, login, row, 0, 0)
            );
            tiers.Add(new TierRow(i, 1, i + 1, level, position, 0, 0));
        }
        QueueRow queue = new(1, "sales", kind, strategy, "", "", "", false, parameters, 0, 0);
        IdCounters counters = new(agents + 1, agents, 1, agents, 0, 0);
        TrunkRow trunk = TrunkRow.At(1, "carrier", NetAddress.FromV4(1, 5060));
        Unit = new CallCentre(limits ?? new CentreLimits(), outbox, new IdSource(new byte[32]), new Prng(7));
        ConfigurationRows rows = new(users, extensions, [queue], tiers, [], [trunk], restored is null ? [] : [restored], counters)
        {
            Lately = lately,
        };
        Unit.Load(rows, Now);
        for (int i = 1; i <= agents; i++)
        {
            Tell(new ExtensionReachable($"{2000 + i}", true));
            if (restored is not null)
            {
                continue;
            }
            Ask(new SignIn($"{2000 + i}", null, null));
            Ask(new GoReady($"{2000 + i}", null));
        }
    }

    public CallCentre Unit { get; }

    public Now Now { get; private set; } = new(new Instant(TimeSpan.TicksPerSecond), 1_767_225_600_000_000);

    public List<LegOrder> Orders { get; } = [];

    /// <summary>The log.</summary>
    public List<Event> Log { get; } = [];

    /// <summary>What the log says has happened.</summary>
    public IEnumerable<Kinds.EventData> Happened => Log.Select(happened => happened.Data);

    /// <summary>The rows the folds make of it, as they came.</summary>
    public List<RowChange> Rows { get; } = [];

    /// <summary>Records of legs that are over.</summary>
    public IEnumerable<LegRecord> Records => Rows.OfType<PutRecord>().Select(row => row.Row);

    public Outcome? Answer { get; private set; }

    /// <summary>The extensions rung since the last call, in order.</summary>
    public string[] TakeRung()
    {
        string[] rung = [.. Orders.OfType<OriginateLeg>().Select(order => order.Target)];
        Orders.Clear();
        return rung;
    }

    /// <param name="by">Who asks; the server itself when not given.</param>
    public Outcome Ask(Command command, Actor by = default)
    {
        Answer = null;
        Unit.Handle(new CommandRequest(++lastRequest, command, by), Now);
        Drain();
        return Answer ?? new Outcome(OutcomeCode.Ok, "under way");
    }

    public void Tell(LegEvent happened)
    {
        Unit.Handle(happened, Now);
        Drain();
    }

    public void Pass(double seconds)
    {
        Instant end = Now.Mono + TimeSpan.FromSeconds(seconds);
        while (Unit.NextWake.At <= end)
        {
            Move(Unit.NextWake.At);
            Unit.OnDeadline(Now);
            Drain();
        }
        Move(end);
    }

    /// <summary>The store refuses.</summary>
    public bool CommitsFail { get; set; }

    /// <summary>The store is slow: nothing is committed until <see cref="Commit"/>.</summary>
    public bool CommitsWait { get; set; }

    /// <summary>What waits is committed, and what is committed because of that.</summary>
    public void Commit()
    {
        CommitsWait = false;
        while (held.TryDequeue(out LogEntry entry))
        {
            Keep(entry);
            Drain();
        }
    }

    /// <summary>Numbers of campaigns, as a store would have them.</summary>
    public CampaignNumbers Numbers { get; } = new();

    public Action AfterBreak { get; set; } = () => { };

    /// <summary>What the engine does after an exception.</summary>
    public void Break()
    {
        Assert.True(Unit.Break(Now));
        Drain();
        AfterBreak();
    }

    /// <summary>A caller from the trunk who is answered and waits.</summary>
    public Guid Arrive(string number = "sales")
    {
        Guid leg = Guid.CreateVersion7();
        Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "13800000000", "", number, "id"));
        Tell(new LegAnswered(leg));
        return leg;
    }

    /// <summary>The leg that rings this extension now.</summary>
    public Guid LegTo(string extension) => Orders.OfType<OriginateLeg>().Last(order => order.Target == extension).Leg;

    /// <summary>The agent answers and media runs.</summary>
    public void Talk(Guid caller, Guid agent)
    {
        Tell(new LegAnswered(agent));
        Tell(new LegsJoined(caller, agent));
    }

    public void End(Guid leg, LegEndCause cause = LegEndCause.RemoteHangUp) => Tell(new LegEnded(leg, cause, 0, ""));

    private void Move(Instant to)
    {
        if (to > Now.Mono)
        {
            Now = Now.Plus(to - Now.Mono);
        }
    }

    private void Drain()
    {
        while (outbox.Orders.Count + outbox.Log.Count + outbox.CampaignAsks.Count > 0)
        {
            DrainOrders();
            LogEntry[] log = [.. outbox.Log];
            outbox.Log.Clear();
            Array.ForEach(log, Keep);
            CampaignAsk[] asks = [.. outbox.CampaignAsks];
            outbox.CampaignAsks.Clear();
            Array.ForEach(asks, ask => Unit.Read(Numbers.Read(ask), Now));
        }
        foreach (CommandReply reply in outbox.Replies)
        {
            Answer = reply.Outcome;
        }
        outbox.Replies.Clear();
        folds.Flush(Rows);
        Unit.Publish();
        Assert.Null(Unit.CheckInvariants(Now));
    }

    // An order to end a leg is always followed by its end, as the engine does it.
    private void DrainOrders()
    {
        for (int i = 0; i < outbox.Orders.Count; i++)
        {
            LegOrder order = outbox.Orders[i];
            Orders.Add(order);
            if (order is EndLeg end)
            {
                Unit.Handle(new LegEnded(end.Leg, LegEndCause.LocalHangUp, end.SipCode, end.Reason), Now);
            }
        }
        outbox.Orders.Clear();
    }

    private void Keep(LogEntry entry)
    {
        if (CommitsWait)
        {
            held.Enqueue(entry);
            return;
        }
        if (entry.Commit is { } refused && (CommitsFail || !Numbers.TryWrite(refused.Changes)))
        {
            Unit.CommitFailed(refused.CommitId, CommitsFail ? "disk full" : "refused", Now);
            return;
        }
        foreach (Event happened in entry.Commit?.Events ?? [entry.Event!])
        {
            Log.Add(happened);
            folds.Apply(happened);
            Numbers.Apply(happened);
        }
        if (entry.Commit is { } commit)
        {
            Unit.Committed(commit.CommitId, Now);
        }
    }
}
