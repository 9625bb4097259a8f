namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
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

    [Theory]
    [InlineData(false, "2002")]
    [InlineData(true, "2002")]
    [InlineData(false, "sales")]
    public void Whom_an_agent_has_dialled_is_shown_to_whom_he_is_passed_on(bool byPhone, string target)
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new Dial("2001", null, "13800009876"));
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegAnswered(agent));
        Guid customer = centre.LegTo("+8613800009876");
        centre.Talk(agent, customer);
        centre.Orders.Clear();
        if (byPhone)
        {
            centre.Tell(new LegReferred(agent, target, Guid.Empty));
        }
        else
        {
            Assert.True(centre.Ask(new TransferCall(agent, null, target)).IsOk);
        }
        OriginateLeg rung = centre.Orders.OfType<OriginateLeg>().Single();
        Assert.Equal("13800009876", rung.CallerNumber);
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
        Assert.Equal(["+90055512345"], centre.TakeRung());
        centre.Tell(new LegReferred(agent, "nowhere", Guid.Empty));
        Assert.Contains(
            new TellReferrer(agent, 404, "nowhere is no number: n is no digit, and no extension, queue or flow is called so"),
            centre.Orders
        );
    }
}
