namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Whom each strategy rings, as mod_callcenter's table has it.</summary>
public class StrategyTests
{
    private static readonly AgentRow NoWrapUp = new(WrapUpSeconds: 0);

    [Fact]
    public void Longest_idle_goes_to_whose_last_call_ended_first()
    {
        Centre centre = new("longest-idle-agent", 3, _ => NoWrapUp);
        foreach (string expected in new[] { "2001", "2002", "2003", "2001" })
        {
            Serve(centre, expected);
        }
    }

    [Fact]
    public void Fewest_calls_goes_to_who_answered_least()
    {
        Centre centre = new("agent-with-fewest-calls", 2, _ => NoWrapUp);
        Serve(centre, "2001");
        Serve(centre, "2002");
        Serve(centre, "2001");
        Serve(centre, "2002");
    }

    [Fact]
    public void Round_robin_goes_on_from_the_last_position()
    {
        Centre centre = new("round-robin", 3, _ => NoWrapUp);
        foreach (string expected in new[] { "2001", "2002", "2003", "2001", "2002" })
        {
            Serve(centre, expected);
        }
    }

    [Fact]
    public void Random_reaches_everybody_of_the_first_level_and_nobody_else()
    {
        Centre centre = new("random", 4, _ => NoWrapUp, i => (i <= 3 ? 1 : 2, 1));
        HashSet<string> rung = [];
        for (int i = 0; i < 60; i++)
        {
            Guid caller = centre.Arrive();
            string target = centre.Orders.OfType<OriginateLeg>().Last().Target;
            rung.Add(target);
            centre.Talk(caller, centre.LegTo(target));
            centre.End(caller);
        }
        Assert.Equal(["2001", "2002", "2003"], rung.Order());
    }

    [Fact]
    public void Level_comes_before_everything()
    {
        Centre centre = new("longest-idle-agent", 3, _ => NoWrapUp, i => (4 - i, 1));
        centre.Arrive();
        centre.Arrive();
        Assert.Equal(["2003", "2002"], centre.TakeRung());
    }

    [Fact]
    public void Ring_all_rings_all_and_who_comes_free_joins()
    {
        Centre centre = new("ring-all", 3, _ => NoWrapUp);
        Guid first = centre.Arrive();
        Assert.Equal(3, centre.Orders.OfType<OriginateLeg>().Count());
        Guid winner = centre.LegTo("2002");
        centre.Talk(first, winner);
        Assert.Equal(2, centre.Orders.OfType<EndLeg>().Count());
        centre.TakeRung();
        centre.Arrive();
        Assert.Equal(["2001", "2003"], centre.TakeRung());
        centre.End(winner);
        Assert.Equal(["2002"], centre.TakeRung());
    }

    private static void Serve(Centre centre, string expected)
    {
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo(expected);
        Assert.Equal([expected], centre.TakeRung());
        centre.Talk(caller, agent);
        centre.Pass(5);
        centre.End(caller);
        centre.Orders.Clear();
        centre.Pass(1);
    }
}
