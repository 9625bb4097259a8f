namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Legs;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Phones that ask to be replaced (REFER).</summary>
public class ReferTests
{
    [Theory]
    [InlineData("0090055512345")]
    [InlineData("2002")]
    [InlineData("sales")]
    public void Whoever_calls_from_outside_is_refused(string number)
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Orders.Clear();
        centre.Tell(new LegReferred(caller, number, Guid.Empty));
        Assert.Equal([new TellReferrer(caller, 403)], centre.Orders);
        Assert.Contains(new Kinds.TransferRefused(number, "from outside"), centre.Happened);
    }

    [Fact]
    public void An_agent_who_passes_his_caller_on_is_told_how_it_fares()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Orders.Clear();
        centre.Tell(new LegReferred(agent, "0090055512345", Guid.Empty));
        Assert.Contains(new TellReferrer(agent, 100), centre.Orders);
        Assert.Equal(["0090055512345"], centre.TakeRung());
        centre.Tell(new LegReferred(agent, "nowhere", Guid.Empty));
        Assert.Contains(new TellReferrer(agent, 404), centre.Orders);
    }
}
