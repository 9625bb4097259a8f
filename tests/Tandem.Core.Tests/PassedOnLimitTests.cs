namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Calls that are passed on to a number outside show a number of the tenant, which has its limits there too.</summary>
public class PassedOnLimitTests
{
    private const string Outside = "+8613900001111";
    private const string Peking = "+861088887777";
    private const string Canton = "+862088887777";

    private static readonly PartyTarget Somebody = new("", Outside, Outside: true, SignedIn: false);

    public static TheoryData<string> Verbs => ["transfer", "three-way", "consult"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void No_verb_goes_out_under_a_number_that_may_not_call_and_the_talk_goes_on(string verb)
    {
        Centre centre = Used(Peking);
        (Guid caller, Guid agent) = Talking(centre);

        Outcome refused = centre.Ask(Command(verb, agent));

        Assert.Equal(OutcomeCode.Overloaded, refused.Code);
        Assert.Contains("1 calls of the day", refused.Detail);
        Assert.Empty(centre.Orders);
        Assert.DoesNotContain(centre.Happened, each => each is Kinds.TransferStarted or Kinds.ConsultStarted);
        Assert.True(centre.Ask(new TransferCall(agent, null, "2002")).IsOk);
        Assert.DoesNotContain(centre.Orders.OfType<EndLeg>(), end => end.Leg == caller);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Another_number_of_the_agents_group_is_shown_where_one_may_call(string verb)
    {
        Centre centre = Used(Peking, Canton);
        Outcome group = centre.Ask(new SetNumberGroup(0, "各地", [Peking, Canton], NumberGroupRule.Random));
        Assert.True(centre.Ask(new AssignNumbers([2], [((NumberGroupRow)group.Value!).Id], [])).IsOk);
        (_, Guid agent) = Talking(centre);

        Assert.True(centre.Ask(Command(verb, agent)).IsOk);

        Assert.Equal(Canton, centre.Orders.OfType<OriginateLeg>().Single().CallerNumber);
        Assert.Equal(1, centre.Unit.Views.NumberUse[RouteOf(centre, Canton)]!.Calls);
    }

    [Fact]
    public void A_phone_that_asks_for_it_is_told_503()
    {
        Centre centre = Used(Peking);
        (_, Guid agent) = Talking(centre);
        centre.Tell(new LegReferred(agent, Outside, Guid.Empty));
        Assert.Equal(503, Assert.IsType<TellReferrer>(Assert.Single(centre.Orders)).SipCode);
        Assert.Equal(Outside, centre.Happened.OfType<Kinds.TransferRefused>().Single().Target);
    }

    [Fact]
    public void A_phones_forward_is_passed_over_and_the_next_place_is_tried()
    {
        Centre centre = Used(Peking);
        centre.Ask(new UpdateUser(3, new UserChange { Rights = new RightsChange { CallAuthority = CallAuthority.All } }));
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", "2002", "id"));
        Guid rung = centre.LegTo("2002");
        centre.Orders.Clear();
        RedirectTarget[] places = [new(Outside, ""), new("2003", "")];
        centre.Tell(new LegEnded(rung, LegEndCause.Busy, 486, "Moved Temporarily") { Redirects = places });
        Assert.Equal("2003", Assert.Single(centre.Orders.OfType<OriginateLeg>()).Target);
        Assert.Contains("calls of the day", centre.Happened.OfType<Kinds.LegRedirected>().First().Refused);
    }

    [Fact]
    public void A_caller_who_shows_his_own_number_has_no_limits_of_ours()
    {
        Centre centre = Used(Peking);
        Guid caller = centre.Arrive();
        centre.Orders.Clear();
        Outcome moved = centre.Ask(new TransferCall(caller, null, Outside));
        Assert.True(moved.IsOk, moved.Detail);
        Assert.Equal("+8613800000000", centre.Orders.OfType<OriginateLeg>().Single().CallerNumber);
    }

    [Fact]
    public void A_colleague_who_waits_is_not_sent_out_under_it_and_keeps_his_place()
    {
        Centre centre = Used(Peking);
        Guid colleague = Guid.CreateVersion7();
        centre.Tell(new CallArrived(colleague, Guid.CreateVersion7(), LegOrigin.Extension, "2002", "2002", "", "sales", "id"));
        centre.Tell(new LegAnswered(colleague));
        Outcome refused = centre.Ask(new TransferCall(colleague, null, Outside));
        Assert.Equal(OutcomeCode.Overloaded, refused.Code);
        Assert.Empty(centre.Happened.OfType<Kinds.QueueLeft>());
    }

    [Fact]
    public void A_number_that_was_free_at_the_click_and_is_not_when_the_agent_answers_is_not_called_under()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Ask(new SetNumberLimit(Peking, 1, 0, 0, 0, 0));
        Assert.True(centre.Ask(new CallOut(Outside) { AgentId = 2 }).IsOk);
        Assert.True(centre.Ask(new CallOut(Outside) { AgentId = 3 }).IsOk);
        centre.Tell(new LegAnswered(centre.LegTo("2001")));
        Guid second = centre.LegTo("2002");
        centre.Tell(new LegAnswered(second));
        Assert.Single(centre.Orders.OfType<OriginateLeg>(), order => order.TargetKind == LegTargetKind.Trunk);
        Assert.Contains("1 calls at once", centre.Orders.OfType<EndLeg>().Single(end => end.Leg == second).Reason);
    }

    // Every number may call once a day; the first has done so.
    private static Centre Used(params string[] numbers)
    {
        Centre centre = new("longest-idle-agent", 3);
        foreach (string number in numbers)
        {
            centre.Ask(new SetRoute(number, RouteTarget.Queue, "sales"));
        }
        centre.Ask(new SetNumberLimit("", 0, 0, 1, 0, 0));
        Assert.True(centre.Ask(new CallOut("+8613800138000") { AgentId = 3, Shown = numbers[0] }).IsOk);
        centre.Tell(new LegAnswered(centre.LegTo("2002")));
        centre.End(centre.LegTo("+8613800138000"), LegEndCause.NoAnswer);
        centre.End(centre.LegTo("2002"));
        return centre;
    }

    private static (Guid Caller, Guid Agent) Talking(Centre centre)
    {
        Guid caller = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Talk(caller, agent);
        centre.Orders.Clear();
        return (caller, agent);
    }

    private static CallCommand Command(string verb, Guid agent) =>
        verb switch
        {
            "transfer" => new TransferCall(agent, null, Outside),
            "three-way" => new ThreeWayCall(agent, null, Somebody),
            _ => new ConsultCall(agent, null, Somebody),
        };

    private static int RouteOf(Centre centre, string number) => centre.Unit.Views.Routes.All().Single(row => row.Number == number).Id;
}
