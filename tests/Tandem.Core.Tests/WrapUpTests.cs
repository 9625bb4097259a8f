namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Wrap-up that is made longer, or ended.</summary>
public class WrapUpTests
{
    private const string Agent = "2001";

    [Fact]
    public void An_agent_who_has_done_is_offered_the_next_caller_at_once()
    {
        Centre centre = AfterCall();
        centre.Arrive();
        Assert.False(Rings(centre));

        Assert.True(Change(centre, 0).IsOk);

        Assert.True(Rings(centre));
        Assert.Equal(0, centre.Happened.OfType<Kinds.AgentWrapUpChanged>().Single().Millis);
    }

    [Fact]
    public void More_time_counts_from_the_moment_it_is_asked_for()
    {
        Centre centre = AfterCall();
        centre.Pass(8);
        Assert.True(Change(centre, 30).IsOk);
        centre.Arrive();
        centre.Pass(29);
        Assert.False(Rings(centre));
        centre.Pass(2);
        Assert.True(Rings(centre));
    }

    [Fact]
    public void Its_end_is_shown_while_it_lasts()
    {
        Centre centre = AfterCall();
        centre.Pass(3);
        Assert.Equal(centre.Now.WallMicros + 7_000_000, View(centre));
        Change(centre, 60);
        Assert.Equal(centre.Now.WallMicros + 60_000_000, View(centre));
        centre.Pass(61);
        Assert.Equal(0, View(centre));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_601)]
    public void It_has_bounds(int seconds) => Assert.Equal(OutcomeCode.Invalid, Change(AfterCall(), seconds).Code);

    [Fact]
    public void Who_is_in_none_cannot_change_it()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.Equal(OutcomeCode.Conflict, Change(centre, 10).Code);
        centre.Talk(centre.Arrive(), centre.LegTo(Agent));
        Assert.Equal(OutcomeCode.Conflict, Change(centre, 10).Code);
        centre.Ask(new SignOut(Agent, null));
        Assert.Equal(OutcomeCode.NotSignedIn, Change(centre, 10).Code);
    }

    private static Centre AfterCall()
    {
        Centre centre = new("longest-idle-agent", 1);
        Guid caller = centre.Arrive();
        centre.Talk(caller, centre.LegTo(Agent));
        centre.Pass(5);
        centre.End(caller);
        centre.Orders.Clear();
        return centre;
    }

    private static Outcome Change(Centre centre, int seconds) => centre.Ask(new ChangeWrapUp(Agent, TimeSpan.FromSeconds(seconds)));

    private static bool Rings(Centre centre) => centre.Orders.OfType<OriginateLeg>().Any(order => order.Target == Agent);

    private static long View(Centre centre) => centre.Unit.Views.Agents.All().Single().WrapUpUntilMicros;
}
