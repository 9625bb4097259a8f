namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Calls that somebody asks for: who rings first, which number is shown and why, what is kept of the call, what it costs.</summary>
public class CallOutTests
{
    private const string Customer = "+8613800138000";
    private const string Peking = "+861088887777";
    private const string Canton = "+862088887777";
    private const string Shenzhen = "+8675588887777";

    [Fact]
    public void Whose_phone_it_was_is_said_of_a_call_to_an_agent_who_is_not_signed_in()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SignOut("2001", null));
        centre.Ask(new SetRoute(Peking, RouteTarget.Extension, "2001"));
        Guid caller = Guid.CreateVersion7();
        centre.Tell(new CallArrived(caller, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", Customer, "", Peking, "id"));
        Guid phone = centre.LegTo("2001");
        centre.Tell(new LegAnswered(phone));
        centre.Tell(new LegAnswered(caller));
        centre.Tell(new LegsJoined(caller, phone));
        centre.End(caller);
        centre.End(phone);
        CallRecord record = centre.Rows.OfType<PutCall>().Single().Row;
        Assert.Equal((2, "2001", "2001"), (record.AgentId, record.Agent, record.Extension));
    }

    [Fact]
    public void An_agent_need_not_be_signed_in_but_his_phone_has_to_be_there()
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new SignOut("2001", null));
        Assert.True(centre.Ask(new CallOut(Customer) { AgentId = 2 }).IsOk);
        centre.End(centre.LegTo("2001"));
        centre.Tell(new ExtensionReachable("2001", false));
        Assert.Equal(OutcomeCode.Unreachable, centre.Ask(new CallOut(Customer) { AgentId = 2 }).Code);
        Assert.True(centre.Ask(new CallOut(Customer) { AgentId = 2, IsBlind = true }).IsOk);
        Assert.Equal(OutcomeCode.Conflict, Busy().Ask(new CallOut(Customer) { AgentId = 2 }).Code);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new CallOut(Customer) { AgentId = 99 }).Code);
        Assert.Equal(
            OutcomeCode.NotFound,
            centre
                .Ask(
                    new CallOut(Customer)
                    {
                        AgentId = 2,
                        IsBlind = true,
                        Shown = Peking,
                    }
                )
                .Code
        );
        Assert.Equal(
            OutcomeCode.Invalid,
            centre
                .Ask(
                    new CallOut(Customer)
                    {
                        AgentId = 2,
                        IsBlind = true,
                        UserData = new string('x', 1_001),
                    }
                )
                .Code
        );
    }

    [Theory]
    [InlineData(Customer, Peking, "same_city")]
    [InlineData("+8675512345678", Shenzhen, "same_city")]
    [InlineData("+8676912345678", null, "same_province")]
    [InlineData("+862112345678", null, "any")]
    [InlineData("+8619912345678", null, "any")]
    public void The_rule_of_a_group_says_which_number_is_shown(string callee, string? shown, string reason)
    {
        Centre centre = WithNumbers(NumberGroupRule.SamePlace);
        centre.Ask(new CallOut(callee) { AgentId = 2 });
        Kinds.NumberChosen chosen = centre.Happened.OfType<Kinds.NumberChosen>().Single();
        Assert.Equal((reason, "各地"), (chosen.Reason, chosen.Group));
        Assert.Equal(shown ?? chosen.Number, chosen.Number);
        Assert.True(reason != "same_province" || chosen.Number is Canton or Shenzhen);
        centre.Tell(new LegAnswered(centre.LegTo("2001")));
        Assert.Equal(chosen.Number, centre.Orders.OfType<OriginateLeg>().Last().CallerNumber);
    }

    [Fact]
    public void At_random_every_number_has_its_turn_and_what_is_asked_for_counts_first()
    {
        Centre centre = WithNumbers(NumberGroupRule.Random);
        for (int i = 0; i < 60; i++)
        {
            centre.Ask(new Dial("2001", null, Customer));
            centre.End(centre.LegTo("2001"));
        }
        Assert.Equal(
            3,
            centre
                .Happened.OfType<Kinds.NumberChosen>()
                .Where(each => each.Reason == "random")
                .Select(each => each.Number)
                .Distinct()
                .Count()
        );
        centre.Ask(new CallOut(Customer) { AgentId = 2, Shown = "020 8888 7777" });
        Kinds.NumberChosen asked = centre.Happened.OfType<Kinds.NumberChosen>().Last();
        Assert.Equal((Canton, "asked"), (asked.Number, asked.Reason));
        // A number that is the tenant's no longer is shown no longer; without its group the agent is like anybody.
        centre.End(centre.LegTo("2001"));
        centre.Ask(new RemoveDialingRow(NumberGroupRow.Word, centre.Unit.Views.Users[2]!.ShownGroups[0]));
        Assert.Empty(centre.Unit.Views.Users[2]!.ShownGroups);
        centre.Ask(new CallOut(Customer) { AgentId = 2 });
        Assert.Equal("own", centre.Happened.OfType<Kinds.NumberChosen>().Last().Reason);
    }

    [Fact]
    public void What_it_costs_is_said_once_when_it_is_over()
    {
        Centre centre = new("longest-idle-agent", 1);
        Assert.True(centre.Ask(new SetPrice(new PriceRow(0, "+86", 1_000_000, 60))).IsOk);
        Assert.True(centre.Ask(new SetPrice(new PriceRow(0, "+86138", 250_000, 6))).IsOk);
        (Guid agent, Guid far) = Talking(centre, "data");
        centre.Pass(61);
        centre.End(far);
        CallRecord record = Record(centre);
        Assert.Equal((11 * 250_000, "2.75"), (record.CostMicros, PriceRow.Text(record.CostMicros)));
        Assert.Equal(
            (CallOutcome.Answered, "customer", "data", 61_000L, 2, "2001"),
            (record.Outcome, record.EndedBy, record.UserData, record.TalkMillis, record.AgentId, record.Extension)
        );
        Assert.Equal((CallDirection.Outbound, Customer), (record.Direction, record.Customer));
        Assert.NotEqual(agent, far);
    }

    [Theory]
    [InlineData(true, LegEndCause.Rejected, CallOutcome.CallerMissed, "agent")]
    [InlineData(true, LegEndCause.NoAnswer, CallOutcome.CallerMissed, "system")]
    [InlineData(false, LegEndCause.Busy, CallOutcome.CalleeMissed, "customer")]
    [InlineData(false, LegEndCause.NoAnswer, CallOutcome.CalleeMissed, "system")]
    public void Who_missed_a_call_out_is_kept(bool isCaller, LegEndCause cause, CallOutcome outcome, string by)
    {
        Centre centre = new("longest-idle-agent", 1);
        centre.Ask(new CallOut(Customer) { AgentId = 2 });
        Guid leg = centre.LegTo("2001");
        if (!isCaller)
        {
            centre.Tell(new LegAnswered(leg));
            leg = centre.LegTo(Customer);
        }
        centre.End(leg, cause);
        CallRecord record = Record(centre);
        Assert.Equal((outcome, by, 0L), (record.Outcome, record.EndedBy, record.TalkMillis));
    }

    [Fact]
    public void A_call_that_came_in_was_abandoned_rang_or_was_answered()
    {
        Centre centre = new("longest-idle-agent", 1);
        Guid answered = centre.Arrive();
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegRinging(agent));
        centre.Talk(answered, agent);
        Guid abandoned = centre.Arrive();
        centre.Pass(5);
        centre.End(abandoned);
        Assert.Equal((CallOutcome.Abandoned, "customer", "sales", 5_000L), Summary(Record(centre)));
        centre.End(agent);
        Assert.Equal((CallOutcome.Answered, "agent", "sales", 0L), Summary(Record(centre)));
        Assert.Equal(2, Record(centre).AgentId);
        centre.Pass(30);
        Guid rung = centre.Arrive();
        centre.Tell(new LegRinging(centre.LegTo("2001")));
        centre.Pass(2);
        centre.End(rung);
        Assert.Equal((CallOutcome.NotAnswered, "customer", "sales", 2_000L), Summary(Record(centre)));
        Guid nowhere = Guid.CreateVersion7();
        centre.Tell(new CallArrived(nowhere, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", "13800000000", "", "4711", "id"));
        Assert.Equal(CallOutcome.NotRouted, Record(centre).Outcome);
    }

    [Fact]
    public void A_sellers_code_is_of_one_at_a_time()
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SetSalesCode("a", [2, 3]));
        centre.Ask(new SetSalesCode("b", [3]));
        SalesCodeRow[] codes = [.. centre.Unit.Views.Dialing.All().OfType<SalesCodeRow>()];
        Assert.Equal([2], codes.Single(row => row.Code == "a").Agents);
        Assert.Equal([3], codes.Single(row => row.Code == "b").Agents);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetSalesCode("c", [99])).Code);
        centre.Ask(new CallOut(Customer) { AgentId = 3 });
        Assert.Equal("b", centre.Happened.OfType<Kinds.CallOrdered>().Single().SalesCode);
    }

    [Fact]
    public void An_extension_moves_to_another_and_what_cannot_be_kept_is_given_back()
    {
        Centre centre = new("longest-idle-agent", 2);
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new MoveExtension(2, "2002")).Code);
        centre.Ask(new SignOut("2001", null));
        centre.Ask(new SignOut("2002", null));
        centre.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(new MoveExtension(2, "2002")).Code);
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(new CreateCampaign("x")).Code);
        centre.CommitsFail = false;
        Assert.True(centre.Ask(new MoveExtension(2, "2002")).IsOk);
        Assert.True(centre.Ask(new CreateCampaign("x")).IsOk);
        Assert.Equal(("2002", ""), (centre.Unit.Views.Users[2]!.Extension, centre.Unit.Views.Users[3]!.Extension));
        Assert.Equal(0, centre.Unit.Views.Extensions[1]!.UserId);
    }

    private static Centre WithNumbers(NumberGroupRule rule)
    {
        Centre centre = new("longest-idle-agent", 1);
        foreach (string number in new[] { Canton, Peking, Shenzhen })
        {
            centre.Ask(new SetRoute(number, RouteTarget.None, ""));
        }
        Outcome made = centre.Ask(new SetNumberGroup(0, "各地", [Canton, Peking, "0755-88887777"], rule));
        Assert.True(centre.Ask(new AssignNumbers([2], [((NumberGroupRow)made.Value!).Id], [])).IsOk);
        return centre;
    }

    private static Centre Busy()
    {
        Centre centre = new("longest-idle-agent", 1);
        Talking(centre, "");
        return centre;
    }

    private static (Guid Agent, Guid Far) Talking(Centre centre, string data)
    {
        centre.Ask(new CallOut(Customer) { AgentId = 2, UserData = data });
        Guid agent = centre.LegTo("2001");
        centre.Tell(new LegAnswered(agent));
        Guid far = centre.LegTo(Customer);
        centre.Talk(agent, far);
        return (agent, far);
    }

    private static CallRecord Record(Centre centre) => centre.Rows.OfType<PutCall>().Last().Row;

    private static (CallOutcome, string, string, long) Summary(CallRecord record) =>
        (record.Outcome, record.EndedBy, record.Queue, record.QueueMillis);
}
