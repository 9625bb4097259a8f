namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>Callers whom a flow puts into a queue for agents who can do something.</summary>
public sealed class SkillTests
{
    private const string Flow = """
        {"id": "start", "type": "start", "exits": {"next": "set"}},
        {"id": "set", "type": "set", "values": {"language": "'English'"}, "exits": {"next": "a"}},
        {"id": "a", "type": "queue", "queue": "sales", "skills": "{{language}}，gold", "exits": {"no-agent": "end", "next": "end"}},
        {"id": "end", "type": "hang-up", "cause": "done"}
        """;

    private const string Patient = """
        {"id": "start", "type": "start", "exits": {"next": "a"}},
        {"id": "a", "type": "queue", "queue": "sales", "skills": "gold", "exits": {"next": "end"}},
        {"id": "end", "type": "hang-up", "cause": "done"}
        """;

    [Fact]
    public void Only_an_agent_with_all_of_them_is_rung()
    {
        FlowCentre unit = new(Flow, agents: 3);
        Give(unit, "2001", "gold");
        Give(unit, "2003", "Gold", "english", "french");
        unit.Arrive();
        Assert.Equal(["2003"], Rung(unit));
    }

    [Fact]
    public void Others_are_not_held_up_by_who_waits_for_somebody_able()
    {
        FlowCentre unit = new(Patient);
        Guid able = unit.Arrive();
        Guid other = unit.Unit.Arrive();
        Assert.Equal(["2001"], Rung(unit));
        Assert.NotEqual(able, other);
        WaitingDetail why = (WaitingDetail)unit.Unit.Ask(new ExplainWaiting(CallOf(unit, able))).Value!;
        Assert.Equal(["offered_elsewhere"], why.Candidates.Select(each => each.Reason));
    }

    [Fact]
    public void Why_nobody_is_rung_is_told()
    {
        FlowCentre unit = new(Patient);
        Guid able = unit.Arrive();
        WaitingDetail why = (WaitingDetail)unit.Unit.Ask(new ExplainWaiting(CallOf(unit, able))).Value!;
        Assert.Equal(["lacks_skill"], why.Candidates.Select(each => each.Reason));
    }

    [Fact]
    public void Who_learns_is_rung_at_once()
    {
        FlowCentre unit = new(Patient);
        Guid able = unit.Arrive();
        Assert.Empty(Rung(unit));
        Give(unit, "2001", "gold");
        unit.Unit.Ask(new ExplainWaiting(CallOf(unit, able)));
        Assert.Equal(["2001"], Rung(unit));
    }

    [Fact]
    public void Where_nobody_signed_in_has_them_the_caller_is_alone()
    {
        FlowCentre unit = new(Flow, agents: 2);
        Give(unit, "2002", "gold", "english");
        unit.Unit.Ask(new GoBreak("2002", null, null));
        unit.Arrive();
        Assert.Equal("start >next set >next a", unit.Way);
        unit.Unit.Ask(new SignOut("2002", null));
        unit.Unit.Pass(0.1);
        Assert.Equal("start >next set >next a >no-agent end", unit.Way);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("")]
    public void What_is_no_skill_is_refused(string skill)
    {
        FlowCentre unit = new(Patient);
        Outcome refused = unit.Unit.Ask(new UpdateUser(UserOf("2001"), new UserChange { Skills = [skill] }));
        Assert.Equal(OutcomeCode.Invalid, refused.Code);
    }

    private static void Give(FlowCentre unit, string agent, params string[] skills) =>
        Assert.True(unit.Unit.Ask(new UpdateUser(UserOf(agent), new UserChange { Skills = skills })).IsOk);

    // Agents 2001… are the users 2….
    private static int UserOf(string agent) => int.Parse(agent, null) - 1_999;

    private static Guid CallOf(FlowCentre unit, Guid leg) => unit.Unit.Log.First(happened => happened.Leg == leg).Call;

    private static string[] Rung(FlowCentre unit) => [.. unit.Unit.Orders.OfType<OriginateLeg>().Select(order => order.Target)];
}
