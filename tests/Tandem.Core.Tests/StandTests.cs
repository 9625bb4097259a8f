namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;

/// <summary>Agents whose leg stays up between calls.</summary>
public class StandTests
{
    private static readonly AgentRow StandBy = new(AgentType: "standBy", WrapUpSeconds: 5);

    [Fact]
    public void A_standby_agent_is_called_once_and_then_served_without_ringing()
    {
        Centre centre = new("longest-idle-agent", 1, _ => StandBy);
        Guid standing = centre.LegTo("2001");
        Assert.Equal(["2001"], centre.TakeRung());
        Guid caller = centre.Arrive();
        Assert.Empty(centre.TakeRung());
        centre.Tell(new LegAnswered(standing));
        Assert.Contains(new JoinLegs(caller, standing), centre.Orders);
        centre.Tell(new LegsJoined(caller, standing));
        centre.Pass(7);
        centre.Rows.Clear();
        centre.End(caller);
        Assert.Empty(centre.TakeRung());
        LegRecord served = centre.Records.Single(record => record.AgentId != 0);
        Assert.Equal(("sales", 7_000), (served.Queue, served.TalkMillis));

        Guid second = centre.Arrive();
        centre.Pass(4.9);
        Assert.DoesNotContain(centre.Orders, order => order is JoinLegs);
        centre.Pass(0.2);
        Assert.Contains(new JoinLegs(second, standing), centre.Orders);
    }

    [Fact]
    public void Without_its_leg_a_standby_agent_is_not_ready()
    {
        Centre centre = new("longest-idle-agent", 1, _ => StandBy);
        Guid standing = centre.LegTo("2001");
        centre.Tell(new LegAnswered(standing));
        centre.End(standing);
        Assert.Equal("On Break", centre.Unit.Views.Agents[2]!.Status);
        centre.TakeRung();
        centre.Ask(new GoReady("2001", null));
        Assert.Equal(["2001"], centre.TakeRung());
    }

    [Fact]
    public void Going_on_break_hangs_the_standing_leg_up()
    {
        Centre centre = new("longest-idle-agent", 1, _ => StandBy);
        Guid standing = centre.LegTo("2001");
        centre.Tell(new LegAnswered(standing));
        centre.Ask(new GoBreak("2001", null, "tea"));
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == standing);
    }

    [Fact]
    public void A_fifo_agent_that_waits_stays_up_after_the_first_call()
    {
        Centre centre = new("ringall", 1, _ => new AgentRow(MemberWait: "wait", LagSeconds: 0), null, "fifo");
        Guid first = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(first, agent);
        centre.Pass(3);
        centre.End(first);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg end && end.Leg == agent);
        centre.TakeRung();
        Guid second = centre.Arrive();
        centre.Pass(1.1);
        Assert.Contains(new JoinLegs(second, agent), centre.Orders);
        Assert.Empty(centre.TakeRung());
    }
}
