namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>A campaign shows one number of a group, chosen for each call as agents' numbers are.</summary>
public class ShownGroupTests
{
    private const string Pekinese = "+8613800138000";
    private const string Peking = "+861088887777";
    private const string Canton = "+862088887777";

    [Fact]
    public void One_of_the_callees_city_is_shown_and_the_log_and_the_record_say_why()
    {
        Centre centre = new("longest-idle-agent", 1);
        Start(centre, Group(centre, [Canton, Peking]), Pekinese);
        OriginateLeg call = centre.Orders.OfType<OriginateLeg>().Single();
        Assert.Equal(Peking, call.CallerNumber);
        Assert.Equal(new Kinds.NumberChosen(Peking, "各地", "same_city"), centre.Happened.OfType<Kinds.NumberChosen>().Single());
        centre.End(call.Leg, LegEndCause.Busy);
        CallRecord record = centre.Rows.OfType<PutCall>().Single().Row;
        Assert.Equal((Peking, "same_city"), (record.Own, record.NumberReason));
    }

    [Fact]
    public void One_that_may_not_call_is_passed_over_and_when_none_may_nobody_is_dialled_until_one_may()
    {
        Centre centre = new("longest-idle-agent", 4);
        int group = Group(centre, [Canton, Peking]);
        centre.Ask(new SetNumberLimit("", 1, 0, 0, 0, 0));
        CampaignRow row = Start(centre, group, Pekinese, "+8613800138001", "+8613800138002");
        centre.Pass(2);
        OriginateLeg[] calls = [.. centre.Orders.OfType<OriginateLeg>()];
        Assert.Equal([Peking, Canton], calls.Select(call => call.CallerNumber));
        Assert.Equal("number_limits", centre.Unit.Views.Campaigns[row.Id]!.Held);
        centre.End(calls[1].Leg, LegEndCause.Busy);
        centre.Pass(2);
        Assert.Equal(Canton, centre.Orders.OfType<OriginateLeg>().Last().CallerNumber);
        Assert.Equal(3, centre.Orders.OfType<OriginateLeg>().Count());
    }

    [Fact]
    public void A_group_without_a_number_of_the_tenants_calls_nobody_and_says_so()
    {
        Centre centre = new("longest-idle-agent", 1);
        int group = Group(centre, [Peking]);
        Assert.True(centre.Ask(new DeleteRoute(Peking)).IsOk);
        CampaignRow row = Start(centre, group, Pekinese);
        Assert.Empty(centre.Orders.OfType<OriginateLeg>());
        Assert.Equal("no_caller_number", centre.Unit.Views.Campaigns[row.Id]!.Held);
        centre.Ask(new SetRoute(Peking, RouteTarget.None, ""));
        centre.Pass(2);
        Assert.Equal(Peking, centre.Orders.OfType<OriginateLeg>().Single().CallerNumber);
    }

    [Fact]
    public void An_agent_is_told_that_no_number_may_call_and_keeps_what_he_looks_at()
    {
        Centre centre = new("longest-idle-agent", 1);
        int group = Group(centre, [Peking]);
        centre.Ask(new SetNumberLimit("", 0, 0, 1, 0, 0));
        Assert.True(centre.Ask(new CallOut(Pekinese) { AgentId = 2 }).IsOk);
        Guid own = centre.LegTo("2001");
        centre.Tell(new LegAnswered(own));
        centre.End(centre.LegTo(Pekinese), LegEndCause.Busy);
        centre.End(own);
        CampaignRow row = Start(centre, group, CampaignMode.Preview, Pekinese);
        Assert.True(centre.Ask(new TakePreview(row.Id, 2)).IsOk);
        Assert.Equal(OutcomeCode.Overloaded, centre.Ask(new DialPreview(row.Id, 2)).Code);
        Assert.True(centre.Ask(new SkipPreview(row.Id, 2)).IsOk);
        Assert.Empty(centre.Numbers.Begun);
    }

    [Fact]
    public void A_group_that_is_none_is_refused_and_one_that_is_used_stays()
    {
        Centre centre = new("longest-idle-agent", 1);
        int group = Group(centre, [Peking]);
        Assert.Equal(OutcomeCode.NotFound, centre.Ask(new SetCampaign(Campaigns.ToQueue with { ShownGroup = group + 1 })).Code);
        CampaignRow both = Campaigns.ToQueue with { Shown = Peking, ShownGroup = group };
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new SetCampaign(both)).Code);
        CampaignRow row = Start(centre, group);
        Assert.Equal(OutcomeCode.Conflict, centre.Ask(new RemoveDialingRow(NumberGroupRow.Word, group)).Code);
        Assert.True(centre.Ask(new SetCampaign(row with { ShownGroup = 0 })).IsOk);
        Assert.True(centre.Ask(new RemoveDialingRow(NumberGroupRow.Word, group)).IsOk);
    }

    private static int Group(Centre centre, string[] numbers)
    {
        foreach (string number in numbers)
        {
            centre.Ask(new SetRoute(number, RouteTarget.None, ""));
        }
        return ((NumberGroupRow)centre.Ask(new SetNumberGroup(0, "各地", numbers, NumberGroupRule.SamePlace)).Value!).Id;
    }

    private static CampaignRow Start(Centre centre, int group, params string[] numbers) =>
        Start(centre, group, CampaignMode.Progressive, numbers);

    private static CampaignRow Start(Centre centre, int group, CampaignMode mode, params string[] numbers) =>
        Campaigns.Start(centre, Campaigns.ToQueue with { ShownGroup = group, Mode = mode }, numbers);
}
