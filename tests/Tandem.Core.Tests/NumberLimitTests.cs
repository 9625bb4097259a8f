namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>How much the tenant's numbers may call out: at once, in an hour, in a day, and after refusals.</summary>
public class NumberLimitTests
{
    private const string Customer = "+8613800138000";
    private const string Peking = "+861088887777";
    private const string Canton = "+862088887777";

    [Fact]
    public void A_number_has_so_many_calls_at_once_and_another_of_the_group_takes_its_place()
    {
        Centre centre = new("longest-idle-agent", 3);
        Grouped(centre, [2, 3, 4]);
        centre.Ask(new SetNumberLimit(Peking, 1, 0, 0, 0, 0));
        centre.Ask(new SetNumberLimit("", 1, 0, 0, 0, 0));

        Guid first = Out(centre, "2001");
        Out(centre, "2002");

        Assert.Equal(["same_city", "any"], Chosen(centre).Select(each => each.Reason));
        Assert.Equal([Peking, Canton], Chosen(centre).Select(each => each.Number));
        Outcome refused = centre.Ask(new CallOut(Customer) { AgentId = 4 });
        Assert.Equal(OutcomeCode.Overloaded, refused.Code);
        Assert.Contains("1 calls at once", refused.Detail);
        Assert.Equal(1, centre.Unit.Views.NumberUse[RouteOf(centre, Peking)]!.Calls);

        centre.End(first, LegEndCause.NoAnswer);
        Assert.Equal(0, centre.Unit.Views.NumberUse[RouteOf(centre, Peking)]!.Calls);
        Assert.True(centre.Ask(new CallOut(Customer) { AgentId = 4 }).IsOk);
        Assert.Equal(Peking, Chosen(centre)[^1].Number);
    }

    [Theory]
    [InlineData(2, 0, 59 * 60, false)]
    [InlineData(2, 0, 61 * 60, true)]
    [InlineData(0, 2, 61 * 60, false)]
    [InlineData(0, 2, 25 * 3600, true)]
    public void An_hour_slides_and_a_day_is_the_tenants(int perHour, int perDay, double later, bool mayCall)
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Ask(new SetNumberLimit("010-8888-7777", 0, perHour, perDay, 0, 0));
        for (int i = 0; i < 2; i++)
        {
            centre.End(Out(centre, "2001"), LegEndCause.NoAnswer);
        }
        Assert.Equal(OutcomeCode.Overloaded, centre.Ask(new Dial("2001", null, Customer)).Code);

        centre.Pass(later);

        Assert.Equal(mayCall, centre.Ask(new Dial("2001", null, Customer)).IsOk);
    }

    [Fact]
    public void It_rests_after_refusals_in_a_row()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Ask(new SetNumberLimit(Peking, 0, 0, 0, 2, 600));
        centre.End(Out(centre, "2001"), LegEndCause.Rejected);
        centre.End(Out(centre, "2001"), LegEndCause.NoAnswer);
        centre.End(Out(centre, "2001"), LegEndCause.Rejected);
        Assert.Empty(centre.Happened.OfType<Kinds.NumberRested>());
        centre.End(Out(centre, "2001"), LegEndCause.Rejected);

        Kinds.NumberRested rested = centre.Happened.OfType<Kinds.NumberRested>().Single();
        Assert.Equal((Peking, 2, centre.Now.WallMicros + 600_000_000), (rested.Number, rested.Refusals, rested.UntilMicros));
        Assert.Equal(rested.UntilMicros, centre.Unit.Views.NumberUse[RouteOf(centre, Peking)]!.RestsUntilMicros);
        Assert.Contains("rests", centre.Ask(new CallOut(Customer) { AgentId = 2, Shown = Peking }).Detail);
        Assert.Contains("rests", centre.Ask(new CallBack(Customer, "sales", []) { Shown = Peking }).Detail);
        centre.Pass(600);
        Assert.True(centre.Ask(new CallOut(Customer) { AgentId = 2, Shown = Peking }).IsOk);
    }

    [Fact]
    public void A_call_that_a_phone_dials_itself_shows_the_agents_number_and_says_why()
    {
        Centre centre = new("longest-idle-agent", 2);
        Grouped(centre, [2]);
        Guid caller = Dials(centre, "2001", Customer);

        Kinds.NumberChosen chosen = Assert.Single(Chosen(centre));
        Assert.Equal((Peking, "各地", "same_city"), (chosen.Number, chosen.Group, chosen.Reason));
        Assert.Equal(Peking, centre.Orders.OfType<OriginateLeg>().Last().CallerNumber);
        centre.End(caller);

        centre.Ask(new SetNumberLimit("", 0, 1, 0, 0, 0));
        Dials(centre, "2001", Customer);
        Assert.Equal(Canton, Chosen(centre)[^1].Number);
        Guid refused = Dials(centre, "2001", Customer);
        Assert.Equal(503, centre.Orders.OfType<EndLeg>().Last(order => order.Leg == refused).SipCode);
        // Inside nobody counts.
        Dials(centre, "2001", "2002");
        Assert.Equal("2002", centre.Orders.OfType<OriginateLeg>().Last().Target);
    }

    [Fact]
    public void A_campaign_waits_until_its_number_may_call_again()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Ask(new SetNumberLimit(Peking, 0, 1, 0, 0, 0));
        CampaignRow row = Dialing.Campaigns.Start(
            centre,
            Dialing.Campaigns.ToQueue with
            {
                Shown = Peking,
            },
            "+8613800138001",
            "+8613800138002"
        );
        Assert.Single(centre.Orders.OfType<OriginateLeg>());
        centre.Pass(2);
        Assert.Equal("number_limits", centre.Unit.Views.Campaigns[row.Id]!.Held);
        centre.Pass(59 * 60);
        Assert.Single(centre.Numbers.Begun);
        centre.Pass(4 * 60);
        Assert.Equal(2, centre.Numbers.Begun.Count);
    }

    [Fact]
    public void Limits_make_sense_or_are_refused_whole()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetNumberLimit(Peking, 1, 0, 0, 0, 0)).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetNumberLimit("", -1, 0, 0, 0, 0)).Code);
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetNumberLimit("", 0, 0, 0, 3, 0)).Code);
        Assert.Empty(centre.Unit.Views.Dialing.All().OfType<NumberLimitRow>());
    }

    private static void Grouped(Centre centre, int[] agents)
    {
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Ask(new SetRoute(Canton, RouteTarget.None, ""));
        Outcome made = centre.Ask(new SetNumberGroup(0, "各地", [Canton, Peking], NumberGroupRule.SamePlace));
        Assert.True(centre.Ask(new AssignNumbers(agents, [((NumberGroupRow)made.Value!).Id], [])).IsOk);
    }

    // The agent's phone answers; the leg to the customer rings.
    private static Guid Out(Centre centre, string extension)
    {
        Assert.True(centre.Ask(new Dial(extension, null, Customer)).IsOk);
        centre.Tell(new LegAnswered(centre.LegTo(extension)));
        return centre.LegTo(Customer);
    }

    private static Guid Dials(Centre centre, string extension, string number)
    {
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, extension, extension, "", number, "id"));
        return leg;
    }

    private static int RouteOf(Centre centre, string number) => centre.Unit.Views.Routes.All().Single(row => row.Number == number).Id;

    private static Kinds.NumberChosen[] Chosen(Centre centre) => [.. centre.Happened.OfType<Kinds.NumberChosen>()];
}
