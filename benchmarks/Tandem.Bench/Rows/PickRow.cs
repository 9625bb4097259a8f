namespace Tandem.Bench.Rows;

using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>
/// Picking an agent in the call centre alone: 10 000 agents talk, 10 000 callers wait, one agent's caller hangs up. Measured is the
/// whole step from that leg's end to the next caller's offer: the pick, its explanation, the records and events that go with it.
/// </summary>
internal sealed class PickRow : IRow
{
    private const int Agents = 10_000;
    private const int Picks = 4_000;
    private const int WarmPicks = 1_000;

    private readonly CentreOutbox outbox = new();
    private readonly List<(Guid Caller, Guid Agent)> talking = [];
    private CallCentre centre = null!;
    private IdSource ids = null!;
    private Now now = new(new Instant(TimeSpan.TicksPerSecond), 1_000_000);
    private Guid lastOffer;

    public string Name => "pick";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int agents = stage.Quick ? Agents / 10 : Agents;
        int picks = stage.Quick ? Picks / 10 : Picks;
        int warm = stage.Quick ? WarmPicks / 10 : WarmPicks;
        ids = new IdSource(new byte[32]);
        centre = new CallCentre(new CentreLimits(), outbox, ids.Fork(), new Prng(1));
        centre.Load(CallCentreOf(agents), now);
        for (int i = 0; i < agents; i++)
        {
            Tell(new ExtensionReachable(Number(i), true));
        }
        for (int i = 0; i < agents; i++)
        {
            Talk(Call());
        }
        for (int i = 0; i < agents; i++)
        {
            Call();
        }
        StepTimes times = new();
        for (int i = 0; i < warm + picks; i++)
        {
            PickAfterEndOf(talking[i], i >= warm ? times : new StepTimes());
        }
        double[] percents = [50, 90, 99, 99.9, 100];
        findings.Details["micros"] = percents.ToDictionary(percent => $"p{percent}", times.Percentile);
        findings.Add(
            "pick",
            times.Percentile(99),
            $"p50 {times.Percentile(50):0.0} µs; {times.Collections} steps with a collection left out"
        );
        return Task.CompletedTask;
    }

    private static string Number(int agent) => $"{10_000 + agent}";

    private static ConfigurationRows CallCentreOf(int agents)
    {
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        List<AgentSession> sessions = [];
        for (int i = 0; i < agents; i++)
        {
            int id = i + 2;
            string number = Number(i);
            extensions.Add(new ExtensionRow(id, id, number, number, "secret", "", "default", number, number, 0, 0));
            AgentRow agent = new(WrapUpSeconds: 0);
            users.Add(
                new UserRow(id, number, number, "", "AGENT", "", "", "", "", "", "", "", false, UserRole.Agent, id, number, agent, 0, 0)
            );
            tiers.Add(new TierRow(id, 1, id, 1, 1, 0, 0));
            sessions.Add(new AgentSession(id, number, [1], "Available", "", 0));
        }
        QueueRow queue = new(1, "700", "callcenter", "longest-idle-agent", "", "", "", false, [], 0, 0);
        return new ConfigurationRows(
            users,
            extensions,
            [queue],
            tiers,
            [],
            [],
            sessions,
            new IdCounters(agents + 2, agents + 2, 1, agents + 2, 0, 0)
        );
    }

    // A caller arrives and is answered; the leg of the offer, when one is made, is in lastOffer.
    private Guid Call()
    {
        Guid leg = ids.NextGuid(now);
        lastOffer = default;
        Tell(new CallArrived(leg, ids.NextGuid(now), LegOrigin.Trunk, "load", "70000000", "", "700", "id"));
        Tell(new LegAnswered(leg));
        return leg;
    }

    private void Talk(Guid caller)
    {
        Guid agent = lastOffer;
        if (agent == default)
        {
            throw new InvalidOperationException("no agent was offered the call");
        }
        Tell(new LegAnswered(agent));
        Tell(new LegsJoined(caller, agent));
        talking.Add((caller, agent));
    }

    private void PickAfterEndOf((Guid Caller, Guid Agent) pair, StepTimes times)
    {
        lastOffer = default;
        Tell(new LegEnded(pair.Caller, LegEndCause.RemoteHangUp, 0, ""));
        times.Measure(() => centre.Handle(new LegEnded(pair.Agent, LegEndCause.LocalHangUp, 0, ""), now));
        Drain();
        if (lastOffer == default)
        {
            throw new InvalidOperationException("no offer followed an agent's becoming free");
        }
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
            lastOffer = order is OriginateLeg ? order.Leg : lastOffer;
        }
        outbox.Orders.Clear();
        outbox.Log.Clear();
        outbox.Replies.Clear();
    }
}
