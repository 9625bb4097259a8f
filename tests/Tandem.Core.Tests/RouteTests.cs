namespace Tandem.Core.Tests;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>The tenant's numbers: where calls from trunks to them go, changed while it runs.</summary>
public class RouteTests
{
    [Theory]
    [InlineData("01088887777")]
    [InlineData("%2B861088887777")]
    [InlineData("+86-10-8888-7777")]
    [InlineData("88887777")]
    [InlineData("00861088887777;npdi")]
    [InlineData("tel:+861088887777;isub=1")]
    public void A_number_goes_where_it_leads_however_the_carrier_writes_it(string called)
    {
        Centre centre = Beijing();
        Assert.True(centre.Ask(new SetRoute("(010) 8888 7777", RouteTarget.Extension, "2001")).IsOk);
        Assert.Equal("2001", Rung(centre, called));
        Assert.Equal("+861088887777", Assert.Single(centre.Unit.Views.Calls.All()).Dialled);
    }

    [Theory]
    [InlineData("01088881234", "2001")]
    [InlineData("01088881999", "2002")]
    [InlineData("01088889999", "2003")]
    [InlineData("%2B861088881999", "2002")]
    [InlineData("02155512345", null)]
    public void The_row_of_the_number_wins_over_the_pattern_that_says_most(string called, string? rung)
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("0108888*", RouteTarget.Extension, "2003"));
        centre.Ask(new SetRoute("+86108888????", RouteTarget.Extension, "2003"));
        centre.Ask(new SetRoute("01088881???", RouteTarget.Extension, "2002"));
        centre.Ask(new SetRoute("01088881234", RouteTarget.Extension, "2001"));
        Assert.Equal(rung, Rung(centre, called));
    }

    [Fact]
    public void A_route_is_changed_and_removed_while_calls_come()
    {
        Centre centre = Beijing();
        RouteRow made = Assert.IsType<RouteRow>(centre.Ask(new SetRoute("01088887777", RouteTarget.Extension, "2001")).Value);
        Assert.Equal("2001", Rung(centre, "01088887777"));
        RouteRow changed = Assert.IsType<RouteRow>(
            centre.Ask(new SetRoute("+861088887777", RouteTarget.Extension, "2002") { Seen = made.UpdatedMicros }).Value
        );
        Assert.Equal((made.Id, true), (changed.Id, changed.UpdatedMicros > made.UpdatedMicros));
        Assert.Equal("2002", Rung(centre, "01088887777"));
        Assert.Equal(OutcomeCode.Stale, centre.Ask(new DeleteRoute("88887777") { Seen = made.UpdatedMicros }).Code);
        Assert.True(centre.Ask(new DeleteRoute("88887777")).IsOk);
        Assert.Null(Rung(centre, "01088887777"));
        Assert.Empty(centre.Unit.Views.Routes.All());
    }

    [Theory]
    [InlineData("sales*", OutcomeCode.Invalid)]
    [InlineData("138O0001234", OutcomeCode.Invalid)]
    [InlineData("+999123", OutcomeCode.Invalid)]
    public void What_is_no_number_is_none_of_the_tenants(string number, OutcomeCode code) =>
        Assert.Equal(code, Beijing().Ask(new SetRoute(number, RouteTarget.Queue, "sales")).Code);

    [Fact]
    public void A_number_leads_to_what_is_there_and_says_so_when_it_is_not_any_more()
    {
        Centre centre = Beijing();
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetRoute("4001", RouteTarget.Queue, "nowhere")).Code);
        QueueRow queue = Assert.IsType<QueueRow>(
            centre.Ask(new CreateQueue(new QueueDraft("night", "callcenter", "ring-all", null, null, null, false, []))).Value
        );
        Assert.True(centre.Ask(new SetRoute("01088887777", RouteTarget.Queue, "night")).IsOk);
        Assert.True(centre.Ask(new DeleteQueue(queue.Id)).IsOk);
        Assert.Null(Rung(centre, "01088887777"));
        EndLeg end = centre.Orders.OfType<EndLeg>().Last();
        Assert.Equal((404, "+861088887777 leads to Queue night, which is not there"), (end.SipCode, end.Reason));
    }

    [Fact]
    public void A_number_without_a_route_leads_to_what_is_called_like_it()
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("2002", RouteTarget.None, ""));
        Assert.Equal("2002", Rung(centre, "2002"));
    }

    [Fact]
    public void Another_area_gives_the_same_digits_another_meaning()
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("88887777", RouteTarget.Extension, "2001"));
        Assert.True(centre.Ask(new SetNumbering("CN", "021", "")).IsOk);
        Assert.Null(Rung(centre, "88887777"));
        Assert.Equal("2001", Rung(centre, "01088887777"));
    }

    [Theory]
    [InlineData("China", "")]
    [InlineData("CN", "ten")]
    public void A_region_that_is_none_is_refused(string country, string area) =>
        Assert.Equal(OutcomeCode.Invalid, Beijing().Ask(new SetNumbering(country, area, "")).Code);

    [Fact]
    public void What_changes_of_numbers_is_in_the_log()
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("01088887777", RouteTarget.Queue, "sales"));
        Assert.Contains(centre.Happened.OfType<ConfigNumberingPut>(), put => put.Changes.Contains(new FieldChange("areaCode", "", "010")));
        Assert.Contains(centre.Happened.OfType<ConfigRoutePut>(), put => put.Number == "+861088887777");
    }

    [Theory]
    [InlineData("01088887777")]
    [InlineData("+86 10 8888-7777")]
    [InlineData("88887777")]
    public void A_phone_of_the_house_that_dials_a_number_of_the_house_comes_in_by_it(string dialled)
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("01088887777", RouteTarget.Extension, "2001"));
        Assert.Equal("2001", Dialled(centre, dialled).Target);
        Assert.Equal("+861088887777", Assert.Single(centre.Unit.Views.Calls.All()).Dialled);

        centre.Ask(new SetRoute("01088887777", RouteTarget.Queue, "sales"));
        Guid caller = Arrive(centre, dialled);
        centre.Tell(new Contract.Legs.LegAnswered(caller));
        Assert.Equal("sales", centre.Happened.OfType<QueueEntered>().Last().Queue);
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), order => order.TargetKind == LegTargetKind.Trunk);
    }

    [Fact]
    public void A_number_of_the_house_that_leads_nowhere_is_called_through_the_trunk_and_so_is_what_only_a_pattern_takes()
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("01088887777", RouteTarget.None, ""));
        centre.Ask(new SetRoute("0109999*", RouteTarget.Extension, "2001"));
        centre.Ask(new UpdateUser(4, new UserChange { Rights = new RightsChange { CallAuthority = CallAuthority.All } }));
        Assert.Equal(
            (LegTargetKind.Trunk, "+861088887777"),
            Dialled(centre, "01088887777") switch
            {
                var order => (order.TargetKind, order.Target),
            }
        );
        Assert.Equal(
            (LegTargetKind.Trunk, "+861099991234"),
            Dialled(centre, "01099991234") switch
            {
                var order => (order.TargetKind, order.Target),
            }
        );
    }

    [Fact]
    public void A_queue_that_sends_its_callers_to_the_number_that_leads_to_it_gives_up_in_the_end()
    {
        Centre centre = Beijing();
        centre.Ask(new SetRoute("01088887777", RouteTarget.Queue, "sales"));
        centre.Ask(new SetQueueParameter(1, "max-wait-time", "1"));
        Assert.True(centre.Ask(new SetQueueParameter(1, "wait-timeout-action", "transfer:01088887777")).IsOk);
        Guid caller = Arrive(centre, "01088887777");
        centre.Tell(new Contract.Legs.LegAnswered(caller));
        centre.Pass(600);
        int entered = centre.Happened.OfType<QueueEntered>().Count();
        Assert.InRange(entered, 2, 1 + new CentreLimits().ForwardsPerCall);
        centre.Pass(600);
        Assert.Equal(entered, centre.Happened.OfType<QueueEntered>().Count());
    }

    private static Guid Arrive(Centre centre, string dialled)
    {
        centre.Orders.Clear();
        foreach (CallView before in centre.Unit.Views.Calls.All())
        {
            centre.End(before.Legs[0].Leg);
        }
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, "2003", "2003", "", dialled, "id"));
        return leg;
    }

    // Whom a call of a phone of the house rings.
    private static OriginateLeg Dialled(Centre centre, string dialled)
    {
        Arrive(centre, dialled);
        return Assert.Single(centre.Orders.OfType<OriginateLeg>());
    }

    private static Centre Beijing()
    {
        Centre centre = new("longest-idle-agent", 3);
        Assert.True(centre.Ask(new SetNumbering("CN", "010", "")).IsOk);
        return centre;
    }

    // Which extension a call from the trunk rings; it is hung up again.
    private static string? Rung(Centre centre, string called)
    {
        centre.Orders.Clear();
        foreach (CallView before in centre.Unit.Views.Calls.All())
        {
            centre.End(before.Legs[0].Leg);
        }
        centre.Tell(new CallArrived(Guid.CreateVersion7(), Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "10010", "", called, "id"));
        return centre.Orders.OfType<OriginateLeg>().LastOrDefault()?.Target;
    }
}
