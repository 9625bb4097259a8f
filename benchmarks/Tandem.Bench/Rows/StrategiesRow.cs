namespace Tandem.Bench.Rows;

using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>
/// Every strategy of a call centre with 10 000 agents in 200 queues and 2 000 callers waiting: the step from an agent's becoming free to the
/// next caller's offer, and for ring-all the step of one caller's arrival, per agent rung.
/// </summary>
internal sealed class StrategiesRow : IRow
{
    private const int Agents = 10_000;
    private const int Queues = 200;
    private const int Waiting = 2_000;
    private const int Picks = 3_000;
    private const int WarmPicks = 1_000;
    private const int Rounds = 6;

    private static readonly string[] Strategies =
    [
        "longest-idle-agent",
        "ring-all",
        "top-down",
        "agent-with-least-talk-time",
        "agent-with-fewest-calls",
        "sequentially-by-agent-order",
        "round-robin",
        "random",
        "ring-progressively",
    ];

    private readonly CentreOutbox outbox = new();
    private readonly List<Guid> offers = [];
    private CallCentre centre = null!;
    private IdSource ids = null!;
    private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_000_000);

    public string Name => "strategies";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        double worst = 0;
        string slowest = "";
        foreach (string strategy in Strategies)
        {
            double p99 = strategy == "ring-all" ? RingAll() : One(strategy, stage.Quick ? Picks / 10 : Picks);
            findings.Details[strategy] = p99;
            if (p99 > worst)
            {
                (worst, slowest) = (p99, strategy);
            }
        }
        findings.Add("strategy_p99", worst, slowest);
        return Task.CompletedTask;
    }

    private double One(string strategy, int picks)
    {
        Build(strategy);
        int perQueue = Agents / Queues;
        Queue<(Guid Caller, Guid Agent)>[] talking = [.. Enumerable.Range(0, Queues).Select(_ => new Queue<(Guid, Guid)>())];
        for (int i = 0; i < Agents + Waiting; i++)
        {
            Guid caller = Call(i % Queues);
            if (i < Agents)
            {
                Answer(caller, talking[i % Queues]);
            }
        }
        StepTimes times = new();
        for (int i = 0; i < picks + WarmPicks && i < Agents; i++)
        {
            int queue = i % Queues;
            (Guid caller, Guid agent) = talking[queue].Dequeue();
            Tell(new LegEnded(caller, LegEndCause.RemoteHangUp, 0, ""));
            offers.Clear();
            Step(i >= WarmPicks ? times : new StepTimes(), new LegEnded(agent, LegEndCause.LocalHangUp, 0, ""));
            Call(queue);
        }
        return perQueue == 0 ? 0 : times.Percentile(99);
    }

    private double RingAll()
    {
        Build("ring-all");
        StepTimes times = new();
        for (int i = 0; i < Queues * Rounds; i++)
        {
            Guid leg = ids.NextGuid(now);
            Tell(new CallArrived(leg, ids.NextGuid(now), LegOrigin.Trunk, "load", "70000000", "", $"q{i % Queues}", "id"));
            offers.Clear();
            Step(i >= Queues ? times : new StepTimes(), new LegAnswered(leg));
            Guid[] rung = [.. offers];
            Tell(new LegEnded(leg, LegEndCause.RemoteHangUp, 0, ""));
            Array.ForEach(rung, agent => Tell(new LegEnded(agent, LegEndCause.LocalHangUp, 0, "")));
        }
        return times.Percentile(99);
    }

    private void Step(StepTimes times, LegEvent happened) => times.Measure(() => centre.Handle(happened, now), parts: () => CountOffers());

    private int CountOffers()
    {
        Drain();
        return Math.Max(1, offers.Count);
    }

    private void Build(string strategy)
    {
        ids = new IdSource(new byte[32]);
        centre = new CallCentre(new CentreLimits(), outbox, ids.Fork(), new Prng(1));
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        List<AgentSession> sessions = [];
        for (int i = 0; i < Agents; i++)
        {
            int id = i + 2;
            string number = $"{10_000 + i}";
            AgentRow agent = new(WrapUpSeconds: 0);
            extensions.Add(new ExtensionRow(id, id, number, number, "secret", "", "default", number, number, 0, 0));
            users.Add(
                new UserRow(id, number, number, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, id, number, agent, 0, 0)
            );
            tiers.Add(new TierRow(id, i % Queues + 1, id, 1 + i % 3, 1 + i / Queues, 0, 0));
            sessions.Add(new AgentSession(id, number, [i % Queues + 1], "Available", "", 0));
        }
        List<QueueRow> queues = [];
        for (int i = 0; i < Queues; i++)
        {
            queues.Add(new QueueRow(i + 1, $"q{i}", "callcenter", strategy, "", "", "", false, [], 0, 0));
        }
        IdCounters counters = new(Agents + 2, Agents + 2, Queues, Agents + 2, 0, 0);
        centre.Load(new ConfigurationRows(users, extensions, queues, tiers, [], [], sessions, counters), now);
        for (int i = 0; i < Agents; i++)
        {
            Tell(new ExtensionReachable($"{10_000 + i}", true));
        }
    }

    private Guid Call(int queue)
    {
        Guid leg = ids.NextGuid(now);
        Tell(new CallArrived(leg, ids.NextGuid(now), LegOrigin.Trunk, "load", "70000000", "", $"q{queue}", "id"));
        offers.Clear();
        Tell(new LegAnswered(leg));
        return leg;
    }

    private void Answer(Guid caller, Queue<(Guid Caller, Guid Agent)> talking)
    {
        Guid agent = offers[0];
        Tell(new LegAnswered(agent));
        Tell(new LegsJoined(caller, agent));
        talking.Enqueue((caller, agent));
    }

    private void Tell(LegEvent happened)
    {
        now = now.Plus(TimeSpan.FromMilliseconds(1));
        centre.Handle(happened, now);
        Drain();
        centre.Publish();
    }

    private void Drain()
    {
        foreach (LegOrder order in outbox.Orders)
        {
            if (order is OriginateLeg)
            {
                offers.Add(order.Leg);
            }
        }
        outbox.Orders.Clear();
        outbox.Log.Clear();
        outbox.Replies.Clear();
    }
}
