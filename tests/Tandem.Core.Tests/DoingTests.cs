namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;

/// <summary>What whoever looks on is told that an agent does, why, and since when: of that, not of his status alone.</summary>
public sealed class DoingTests
{
    private readonly Centre centre = new("longest-idle-agent", 1);

    [Fact]
    public void Each_thing_he_does_has_its_own_beginning()
    {
        Assert.Equal(("ready", 0), Seen());
        centre.Pass(60);
        Assert.Equal(("ready", 60), Seen());
        Guid caller = centre.Arrive();
        Assert.Equal(("ringing", 0), Seen());
        centre.Pass(5);
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        Assert.Equal(("talking", 0), Seen());
        centre.Pass(7);
        centre.Tell(new LegHeld(agent, true));
        Assert.Equal(("held", 0), Seen());
        centre.Tell(new LegHeld(agent, false));
        centre.Pass(3);
        Assert.Equal(("talking", 3), Seen());
        centre.End(caller);
        centre.End(agent);
        Assert.Equal(("wrap_up", 0), Seen());
        centre.Pass(11);
        Assert.Equal(("ready", 1), Seen());
    }

    [Fact]
    public void A_break_begun_in_a_call_is_shown_after_it_with_its_whole_length()
    {
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Pass(5);
        centre.Ask(new GoBreak("2001", null, "tea"));
        Assert.Equal(("talking", 5), Seen());
        centre.Pass(5);
        centre.End(caller);
        centre.End(agent);
        Assert.Equal(("on_break", 5), Seen());
    }

    [Theory]
    [InlineData(LegEndCause.Rejected, "rejected", 10)]
    [InlineData(LegEndCause.Busy, "busy", 10)]
    [InlineData(LegEndCause.NoAnswer, "no_answer", 30)]
    public void Who_did_not_take_a_call_is_delayed_and_it_is_told_why_and_until_when(LegEndCause cause, string why, int seconds)
    {
        Guid caller = centre.Arrive();
        centre.Pass(2);
        centre.End(centre.LegTo("2001"), cause);
        AgentView view = View();
        Assert.Equal(("delayed", why), (view.Doing, view.Cause));
        Assert.Equal(seconds * 1_000_000L, view.DelayedUntilMicros - centre.Now.WallMicros);
        Assert.Equal(("delayed", 0), Seen());
        centre.End(caller);
        centre.Pass(seconds + 5);
        view = View();
        Assert.Equal(("", 0), (view.Cause, view.DelayedUntilMicros));
        Assert.Equal(("ready", 5), Seen());
    }

    [Fact]
    public void Who_is_ready_without_a_phone_is_not_shown_as_ready()
    {
        centre.Pass(3);
        centre.Tell(new ExtensionReachable("2001", false));
        Assert.Equal(("unreachable", "not_registered"), (View().Doing, View().Cause));
        Assert.Equal(("unreachable", 0), Seen());
        centre.Ask(new GoBreak("2001", null, null));
        Assert.Equal(("on_break", ""), (View().Doing, View().Cause));
        centre.Ask(new SignOut("2001", null));
        Assert.Equal("signed_out", View().Doing);
    }

    private AgentView View() => centre.Unit.Views.Agents.All().Single();

    private (string, long) Seen() => (View().Doing, (centre.Now.WallMicros - View().DoingSinceMicros) / 1_000_000);
}
