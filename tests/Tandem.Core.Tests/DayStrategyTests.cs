namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Strategies that count by the tenant's day, which is China's: it begins at 16:00 UTC.</summary>
public class DayStrategyTests
{
    private const string Rotation = "round-robin-today";
    private const string Fewest = "agent-with-fewest-calls-today";
    private const double UntilMidnight = 16 * 3600;

    private static readonly AgentRow NoWrapUp = new(WrapUpSeconds: 0);

    private static (int Level, int Position) Equal(int agent) => (1, 1);

    [Fact]
    public void Rotation_follows_the_first_sign_in_of_the_day()
    {
        Centre centre = new(Rotation, 3, _ => NoWrapUp, Equal);
        Again(centre, "2001");
        Assert.Equal(["2001", "2002", "2003", "2001"], Serve(centre, 4));
        centre.Pass(UntilMidnight);
        // He alone begins the new day with a sign-in; the others are there since yesterday.
        Again(centre, "2001");
        Assert.Equal(["2002", "2003", "2001", "2002"], Serve(centre, 4));
    }

    [Fact]
    public void Rotation_passes_over_who_talks_and_comes_back()
    {
        Centre centre = new(Rotation, 3, _ => NoWrapUp, Equal);
        centre.Arrive();
        centre.Arrive();
        Assert.Equal(["2001", "2002"], centre.TakeRung());
    }

    [Fact]
    public void A_sign_out_does_not_wipe_out_the_days_calls_and_midnight_does()
    {
        Centre centre = new(Fewest, 2, _ => NoWrapUp, Equal);
        Assert.Equal(["2001", "2002", "2001"], Serve(centre, 3));
        Again(centre, "2001");
        Assert.Equal(["2002", "2001"], Serve(centre, 2));
        Again(centre, "2001");
        Assert.Equal(["2002"], Serve(centre, 1));
        // 2001 leads with three calls to three; one more, and then the day ends.
        Assert.Equal(["2001"], Serve(centre, 1));
        centre.Pass(UntilMidnight);
        Assert.Equal(["2001", "2002"], Serve(centre, 2));
    }

    [Fact]
    public void What_was_answered_today_counts_after_a_restart_too_and_what_was_yesterday_does_not()
    {
        AgentSession session = new(2, "2001", [1], "Available", "", 0);
        const int Today = 1_767_225_600 / 900 - 4;
        AgentQuarter[] lately =
        [
            new()
            {
                AgentId = 2,
                Quarter = Today,
                Answered = 1,
            },
            new()
            {
                AgentId = 2,
                Quarter = Today + 1,
                Answered = 1,
            },
            new()
            {
                AgentId = 3,
                Quarter = Today,
                Answered = 1,
            },
            new()
            {
                AgentId = 3,
                Quarter = Today - 60,
                Answered = 9,
            },
        ];
        Centre centre = new(Fewest, 2, _ => NoWrapUp, session, lately);
        Again(centre, "2002");
        Assert.Equal(["2002", "2001", "2002"], Serve(centre, 3));
    }

    [Fact]
    public void Level_and_position_come_first()
    {
        Centre centre = new(Rotation, 3, _ => NoWrapUp, i => (1, 4 - i));
        Assert.Equal(["2003", "2002", "2001", "2003"], Serve(centre, 4));
    }

    private static void Again(Centre centre, string agent)
    {
        centre.Ask(new SignOut(agent, null));
        centre.Ask(new SignIn(agent, null, null));
        centre.Ask(new GoReady(agent, null));
    }

    private static string[] Serve(Centre centre, int calls)
    {
        List<string> rung = [];
        for (int i = 0; i < calls; i++)
        {
            centre.Orders.Clear();
            Guid caller = centre.Arrive();
            string target = centre.Orders.OfType<OriginateLeg>().Last().Target;
            centre.Talk(caller, centre.LegTo(target));
            centre.End(caller);
            centre.Pass(1);
            rung.Add(target);
        }
        return [.. rung];
    }
}
