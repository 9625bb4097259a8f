namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Agents of a queue that takes other calls too are kept for the numbers that ring for them.</summary>
public class KeptAgentsTests
{
    private const string Callee = "+8613800138000";

    private static CampaignRow Keeping { get; } = Campaigns.ToQueue with { KeepsAgents = true };

    [Fact]
    public void Without_it_a_caller_takes_the_agent_a_number_rings_for()
    {
        Centre centre = Rings(Campaigns.ToQueue, out _);
        centre.Arrive();
        Assert.Equal(["2001"], Rung(centre));
    }

    [Fact]
    public void A_caller_waits_while_a_number_rings_and_who_answers_goes_before_him()
    {
        Centre centre = Rings(Keeping, out Guid leg);
        Guid caller = centre.Arrive();
        Assert.Empty(Rung(centre));
        centre.Tell(new LegAnswered(leg));
        Assert.Equal(["2001"], Rung(centre));
        centre.Talk(leg, centre.LegTo("2001"));
        Assert.Equal("answered", Campaigns.Ends(centre).Single().Outcome);
        Assert.Contains(centre.Unit.Views.Calls.All(), call => call.Legs.Any(each => each.Leg == caller) && call.Place is not null);
    }

    [Theory]
    [InlineData(LegEndCause.NoAnswer)]
    [InlineData(LegEndCause.Busy)]
    public void When_it_rings_no_more_the_caller_has_the_agent_at_once(LegEndCause cause)
    {
        Centre centre = Rings(Keeping, out Guid leg);
        centre.Arrive();
        centre.End(leg, cause);
        Assert.Equal(["2001"], Rung(centre));
    }

    [Fact]
    public void No_more_are_kept_than_numbers_ring_and_no_number_is_dialled_for_an_agent_whom_a_caller_waits_for()
    {
        Centre centre = new("longest-idle-agent", 3);
        Campaigns.Start(centre, Keeping with { Lines = 1 }, Callee, "+8613800138001");
        centre.Arrive();
        centre.Arrive();
        Assert.Equal(2, Rung(centre).Length);
        centre.Arrive();
        Assert.Equal(2, Rung(centre).Length);
        centre.End(centre.LegTo(Callee), LegEndCause.Busy);
        centre.Pass(1);
        Assert.Equal(3, Rung(centre).Length);
        Assert.Single(centre.Numbers.Begun);
    }

    [Fact]
    public void Who_waits_in_another_queue_of_the_same_agent_waits_too()
    {
        Centre centre = new("longest-idle-agent", 1);
        Outcome made = centre.Ask(
            new CreateQueue(new QueueDraft("service", "callcenter", "longest-idle-agent", null, null, null, false, []))
        );
        Assert.True(made.IsOk, made.Detail);
        Assert.True(centre.Ask(new SignOut("2001", null)).IsOk);
        Assert.True(centre.Ask(new BindAgents(((QueueRow)made.Value!).Id, [new AgentPlace(2, 1, 1)])).IsOk);
        Assert.True(centre.Ask(new SignIn("2001", null, null)).IsOk);
        Assert.True(centre.Ask(new GoReady("2001", null)).IsOk);
        Campaigns.Start(centre, Keeping, Callee);
        Guid leg = centre.LegTo(Callee);
        centre.Arrive("service");
        Assert.Empty(Rung(centre));
        centre.End(leg, LegEndCause.NoAnswer);
        Assert.Equal(["2001"], Rung(centre));
    }

    [Fact]
    public void It_is_for_campaigns_that_dial_for_a_queue()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetCampaign(Keeping with { Mode = CampaignMode.Preview })).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetCampaign(Keeping with { Target = RouteTarget.Flow })).Code);
    }

    private static Centre Rings(CampaignRow row, out Guid leg)
    {
        Centre centre = new("longest-idle-agent", 1);
        Campaigns.Start(centre, row, Callee);
        leg = centre.LegTo(Callee);
        return centre;
    }

    private static string[] Rung(Centre centre) =>
        [.. centre.Orders.OfType<OriginateLeg>().Where(order => order.TargetKind == LegTargetKind.Extension).Select(order => order.Target)];
}
