namespace Tandem.Core.Tests;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Where calls go that a phone or a trunk sends elsewhere (3xx): how far, by whose rights, and never in a circle.</summary>
public class RedirectTests
{
    private const string Local = "+8613800009876";
    private const string Abroad = "+90055512345";

    [Theory]
    [InlineData(CallAuthority.Inside, Local, false)]
    [InlineData(CallAuthority.Local, Local, true)]
    [InlineData(CallAuthority.Local, Abroad, false)]
    [InlineData(CallAuthority.All, Abroad, true)]
    public void A_phone_forwards_as_its_own_user_may_dial(CallAuthority authority, string number, bool may)
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new UpdateUser(3, new UserChange { Rights = new RightsChange { CallAuthority = authority } }));
        Guid caller = Call(centre, "2001", "2002");
        SendAway(centre, centre.LegTo("2002"), number);
        OriginateLeg? next = centre.Orders.OfType<OriginateLeg>().SingleOrDefault(order => order.TargetKind == LegTargetKind.Trunk);
        Assert.Equal(may, next != null);
        Assert.Equal(!may, centre.Orders.Contains(new EndLeg(caller, 486, "busy")));
        Kinds.LegRedirected told = Assert.Single(centre.Happened.OfType<Kinds.LegRedirected>());
        Assert.Equal((number, may), (told.Number, told.Refused.Length == 0));
        if (next != null)
        {
            // Outside sees the number of who forwards, not one that is not the tenant's to show.
            Assert.Equal(("2002", told.Next), (next.CallerNumber, next.Leg));
        }
    }

    [Theory]
    [InlineData(CallAuthority.Local, false)]
    [InlineData(CallAuthority.All, true)]
    public void A_trunks_Contact_counts_as_a_number_the_dialler_dials(CallAuthority authority, bool may)
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new UpdateUser(2, new UserChange { Rights = new RightsChange { CallAuthority = authority } }));
        centre.Ask(new Dial("2001", null, Local));
        centre.Tell(new LegAnswered(centre.LegTo("2001")));
        SendAway(centre, centre.LegTo(Local), Abroad);
        Assert.Equal(may, centre.Orders.OfType<OriginateLeg>().Any(order => order.Target == Abroad));
    }

    [Theory]
    [InlineData(RouteTarget.Extension, "2003", LegTargetKind.Extension, "2003")]
    [InlineData(RouteTarget.Queue, "sales", LegTargetKind.Trunk, "+861088887777")]
    public void A_phone_that_forwards_to_a_number_of_the_house_reaches_it(RouteTarget target, string to, LegTargetKind kind, string rung)
    {
        Centre centre = new("longest-idle-agent", 3);
        Assert.True(centre.Ask(new SetRoute("01088887777", target, to)).IsOk);
        centre.Ask(new UpdateUser(3, new UserChange { Rights = new RightsChange { CallAuthority = CallAuthority.All } }));
        Call(centre, "2001", "2002");
        SendAway(centre, centre.LegTo("2002"), "+861088887777");
        OriginateLeg next = centre.Orders.OfType<OriginateLeg>().Last();
        Assert.Equal((kind, rung), (next.TargetKind, next.Target));
    }

    [Fact]
    public void A_trunks_Contact_is_never_somebody_inside()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new Dial("2001", null, Local));
        centre.Tell(new LegAnswered(centre.LegTo("2001")));
        SendAway(centre, centre.LegTo(Local), "2002");
        Assert.DoesNotContain(
            centre.Orders.OfType<OriginateLeg>(),
            order => order.TargetKind == LegTargetKind.Extension && order.Target == "2002"
        );
    }

    [Fact]
    public void Places_are_tried_one_after_the_other_up_to_the_limit()
    {
        Centre centre = new("longest-idle-agent", 2);
        CentreLimits limits = new();
        Guid caller = Call(centre, "2001", "2002");
        string[] numbers = [.. Enumerable.Range(0, limits.RedirectTries + 5).Select(i => $"+861380000{i:0000}")];
        SendAway(centre, centre.LegTo("2002"), numbers);
        for (int i = 0; i < limits.RedirectTries; i++)
        {
            OriginateLeg rung = centre.Orders.OfType<OriginateLeg>().Last();
            Assert.Equal(numbers[i], rung.Target);
            centre.Tell(new LegEnded(rung.Leg, LegEndCause.Busy, 486, "Busy Here"));
        }
        Assert.Contains(new EndLeg(caller, 486, "busy"), centre.Orders);
        Assert.Equal(0, centre.Unit.Counts.Timers);
    }

    [Fact]
    public void A_refusal_everywhere_is_final()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = Call(centre, "2001", "2002");
        SendAway(centre, centre.LegTo("2002"), Local, "+8613800000001");
        centre.Tell(new LegEnded(centre.LegTo(Local), LegEndCause.Rejected, 603, "Decline"));
        Assert.Contains(new EndLeg(caller, 603, "rejected"), centre.Orders);
    }

    [Fact]
    public void Each_of_so_many_hops_may_name_the_next()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = Call(centre, "2001", "2002");
        Guid leg = centre.LegTo("2002");
        for (int hop = 1; hop <= new CentreLimits().RedirectHops; hop++)
        {
            SendAway(centre, leg, $"+86138000000{hop:00}");
            leg = centre.LegTo($"+86138000000{hop:00}");
        }
        SendAway(centre, leg, "+8613800000099");
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), order => order.Target == "+8613800000099");
        Assert.Contains(centre.Orders, order => order is EndLeg end && end.Leg == caller);
    }

    [Fact]
    public void What_a_queue_offers_follows_nobody()
    {
        Centre centre = new("longest-idle-agent", 1);
        Guid caller = centre.Arrive();
        SendAway(centre, centre.LegTo("2001"), Local);
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), order => order.Target == Local);
        Assert.DoesNotContain(centre.Orders, order => order is EndLeg end && end.Leg == caller);
        Assert.Contains(centre.Happened.OfType<Kinds.OfferEnded>(), ended => ended.Result == "busy");
    }

    [Fact]
    public void Who_hangs_up_meanwhile_is_rung_for_no_more()
    {
        Centre centre = new("longest-idle-agent", 2);
        Guid caller = Call(centre, "2001", "2002");
        centre.End(caller);
        Assert.Equal(0, centre.Unit.Counts.Timers);
        Assert.DoesNotContain(centre.Orders.OfType<OriginateLeg>(), order => order.TargetKind == LegTargetKind.Trunk);
    }

    private static Guid Call(Centre centre, string from, string to)
    {
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, from, from, "", to, "id"));
        return leg;
    }

    private static void SendAway(Centre centre, Guid leg, params string[] numbers) =>
        centre.Tell(
            new LegEnded(leg, LegEndCause.Busy, 486, "Moved Temporarily")
            {
                Redirects = [.. numbers.Select(to => new RedirectTarget(to, ""))],
            }
        );
}
