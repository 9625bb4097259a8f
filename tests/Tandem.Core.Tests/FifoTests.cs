namespace Tandem.Core.Tests;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>FIFO queues and their parameters, as mod_fifo has them.</summary>
public class FifoTests
{
    private static readonly AgentRow Agent = new(LagSeconds: 2, WrapUpSeconds: 99, MaxNoAnswer: 0);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("0", 4)]
    public void Ringall_rings_so_many_at_once_for_the_first_caller(string perCycle, int rung)
    {
        Centre centre = Fifo("ringall", 4, ("outbound_per_cycle", perCycle));
        centre.Arrive();
        Assert.Equal(rung, centre.TakeRung().Length);
    }

    [Theory]
    [InlineData(1, "1", "10", 1)]
    [InlineData(3, "1", "10", 3)]
    [InlineData(3, "1", "2", 2)]
    [InlineData(1, "3", "10", 3)]
    public void Enterprise_rings_as_many_as_wait_within_its_bounds(int callers, string least, string most, int rung)
    {
        Centre centre = Fifo("enterprise", 5, ("outbound_per_cycle", most), ("outbound_per_cycle_min", least));
        for (int i = 0; i < callers; i++)
        {
            centre.Arrive();
        }
        Assert.Equal(rung, centre.TakeRung().Length);
    }

    [Fact]
    public void Enterprise_gives_who_answers_the_caller_at_the_head()
    {
        Centre centre = Fifo("enterprise", 2, ("outbound_per_cycle", "10"));
        Guid head = centre.Arrive();
        centre.Arrive();
        OriginateLeg second = centre.Orders.OfType<OriginateLeg>().Last();
        centre.Tell(new LegAnswered(second.Leg));
        Assert.Equal(new JoinLegs(head, second.Leg), centre.Orders.OfType<JoinLegs>().Single());
        centre.Tell(new LegsJoined(head, second.Leg));
        Assert.Equal(1, centre.Unit.Views.QueueStates[1]!.Waiting);
    }

    [Fact]
    public void After_a_call_an_agent_rests_for_its_lag_and_a_second()
    {
        Centre centre = Fifo("ringall", 1);
        Guid caller = centre.Arrive();
        centre.Talk(caller, centre.LegTo("2001"));
        centre.End(caller);
        centre.TakeRung();
        centre.Arrive();
        centre.Pass(2.9);
        Assert.Empty(centre.TakeRung());
        centre.Pass(0.2);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void The_default_lag_is_for_who_has_none_and_short_ones_are_ignored()
    {
        AgentRow none = Agent with { LagSeconds = -1 };
        Assert.Equal(46, RestOf(none, "45"));
        Assert.Equal(31, RestOf(none, "5"));
        Assert.Equal(3, RestOf(Agent, "45"));
    }

    [Fact]
    public void A_failed_ring_costs_the_retry_delay_the_lag_and_a_second()
    {
        Centre centre = Fifo("ringall", 1, ("retry_delay", "7"));
        centre.Arrive();
        Guid leg = centre.LegTo("2001");
        centre.TakeRung();
        centre.End(leg, LegEndCause.Rejected);
        centre.Pass(9.9);
        Assert.Empty(centre.TakeRung());
        centre.Pass(0.2);
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("5", 60)]
    public void The_ring_timeout_holds_and_short_ones_are_ignored(string timeout, int seconds)
    {
        Centre centre = Fifo("ringall", 1, ("outbound_ring_timeout", timeout));
        centre.Arrive();
        centre.Pass(seconds - 0.1);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg);
        centre.Pass(0.2);
        Assert.Contains(centre.Orders, order => order is EndLeg);
    }

    [Theory]
    [InlineData("客服", "(客服) Zhang")]
    [InlineData("=客服", "客服")]
    [InlineData("", "Zhang")]
    public void The_outbound_name_goes_before_the_callers_or_replaces_it(string name, string shown)
    {
        Centre centre = Fifo("ringall", 1, ("outbound_name", name));
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "139", "Zhang", "sales", "id"));
        centre.Tell(new LegAnswered(leg));
        Assert.Equal(shown, centre.Orders.OfType<OriginateLeg>().Single().CallerName);
    }

    [Theory]
    [InlineData("importance", "9", "0")]
    [InlineData("outbound_priority", "1", "10")]
    public void An_agent_of_two_queues_serves_the_more_important_first(string key, string first, string second)
    {
        Centre centre = Fifo("ringall", 1, (key, second));
        QueueDraft draft = new("vip", "fifo", "ringall", null, null, null, false, [new(key, first)]);
        centre.Ask(new CreateQueue(draft));
        centre.Ask(new BindAgents(2, [new AgentPlace(2)]));
        centre.Ask(new GoBreak("2001", null, "tea"));
        centre.Ask(new SignIn("2001", null, "vip"));
        Guid plain = centre.Arrive();
        Guid vip = centre.Arrive("vip");
        centre.Orders.Clear();
        centre.Ask(new GoReady("2001", null));
        Assert.Equal(vip, centre.Orders.OfType<OriginateLeg>().Single().Near);
        Assert.NotEqual(plain, vip);
    }

    private static int RestOf(AgentRow agent, string defaultLag)
    {
        Centre centre = new("ringall", 1, _ => agent, null, "fifo", Parameter(1, "outbound_default_lag", defaultLag));
        Guid caller = centre.Arrive();
        centre.Talk(caller, centre.LegTo("2001"));
        centre.End(caller);
        centre.TakeRung();
        centre.Arrive();
        for (int seconds = 1; seconds < 100; seconds++)
        {
            centre.Pass(1.001);
            if (centre.TakeRung().Length > 0)
            {
                return seconds;
            }
        }
        return 0;
    }

    private static Centre Fifo(string strategy, int agents, params (string Key, string Value)[] parameters) =>
        new(strategy, agents, _ => Agent, null, "fifo", [.. parameters.Select((each, i) => Parameter(i + 1, each.Key, each.Value))]);

    private static QueueParameter Parameter(int id, string key, string value) => new(id, key, value, false, 0, 0);
}
