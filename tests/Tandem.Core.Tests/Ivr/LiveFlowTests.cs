namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Live calls walk flows: what they hear, and where what they do and what the world says leads them.</summary>
public sealed class LiveFlowTests
{
    private const string Start = """{"id": "start", "type": "start", "exits": {"next": "a"}},""";
    private const string End = """{"id": "end", "type": "hang-up", "cause": "done"}""";

    private const string Menu =
        Start
        + """
            {"id": "a", "type": "collect", "prompts": ["tone_stream://%(100,0,500)"], "firstTimeout": 5, "retries": 1,
             "exits": {"1": "b", "timeout": "end", "invalid": "end"}},
            {"id": "b", "type": "play", "prompts": [{"digits": "{{keys}}"}], "exits": {"next": "end"}},
            """
        + End;

    private const string Queue =
        Start
        + """
            {"id": "a", "type": "queue", "queue": "sales", "exitKey": "9", "timeout": 30,
             "exits": {"answered": "b", "timeout": "end", "no-agent": "end", "key": "end", "full": "end"}},
            {"id": "b", "type": "satisfaction", "prompts": ["tone_stream://%(100,0,500)"], "exits": {"next": "end"}},
            """
        + End;

    [Fact]
    public void A_number_leads_into_a_flow_and_keys_through_it()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        Assert.Equal("tone_stream://%(100,0,500)", unit.Hears(caller));
        Assert.True(unit.Last<ListenToLeg>(caller).Keys);
        unit.Press(caller, "1");
        Assert.Equal("say:zh/yao", unit.Hears(caller));
        unit.Listened(caller);
        Assert.Equal("start >next a >1 b >next end", unit.Way);
        Assert.Equal("done", unit.Last<EndLeg>(caller).Reason);
        Assert.Equal(("main", 1), (unit.Single<Kinds.FlowEntered>().Flow, unit.Single<Kinds.FlowEntered>().Version));
        Assert.Equal(default, unit.Unit.Unit.Counts);
    }

    [Fact]
    public void Who_does_nothing_is_asked_again_and_leaves_by_the_time_out()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        unit.Listened(caller);
        unit.Unit.Pass(5.1);
        unit.Listened(caller);
        unit.Unit.Pass(4.9);
        Assert.Equal("start >next a", unit.Way);
        unit.Unit.Pass(0.2);
        Assert.Equal("start >next a >timeout end", unit.Way);
    }

    [Fact]
    public void A_score_pressed_while_something_else_is_played_counts()
    {
        const string Flow =
            Start
            + """
                {"id": "a", "type": "play", "prompts": ["tone_stream://%(100,0,500)"], "exits": {"next": "b"}},
                {"id": "b", "type": "satisfaction", "prompts": ["tone_stream://%(100,0,600)"], "exits": {"next": "end"}},
                """
            + End;
        FlowCentre unit = new(Flow);
        Guid caller = unit.Arrive();
        unit.Press(caller, "4");
        unit.Listened(caller);
        Assert.Equal("4", unit.Single<Kinds.CallScored>().Score);
    }

    [Fact]
    public void Keys_of_before_an_agent_answer_nothing_after_him()
    {
        const string Flow =
            Start
            + """
                {"id": "a", "type": "play", "prompts": ["tone_stream://%(100,0,500)"], "exits": {"next": "q"}},
                {"id": "q", "type": "queue", "queue": "sales", "timeout": 30,
                 "exits": {"answered": "b", "timeout": "b", "no-agent": "b", "full": "b"}},
                {"id": "b", "type": "satisfaction", "prompts": ["tone_stream://%(100,0,600)"], "exits": {"next": "end", "timeout": "end"}},
                """
            + End;
        FlowCentre unit = new(Flow);
        Guid caller = unit.Arrive();
        unit.Press(caller, "4");
        unit.Listened(caller);
        unit.Unit.Pass(31);
        Assert.Equal("tone_stream://%(100,0,600)", unit.Hears(caller));
        Assert.Empty(unit.Unit.Happened.OfType<Kinds.CallScored>());
    }

    [Fact]
    public void A_sound_that_cannot_be_had_is_told_and_passed_over()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        unit.Listened(caller, false, "there is no sound x");
        Assert.Equal(("a", "there is no sound x"), (unit.Single<Kinds.FlowNodeFailed>().Node, unit.Single<Kinds.FlowNodeFailed>().Reason));
        unit.Press(caller, "1");
        Assert.EndsWith("b", unit.Way, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_in_a_sound_is_told_when_the_rest_was_heard()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        unit.Listened(caller, true, "there is no sound x");
        Assert.Equal("there is no sound x", unit.Single<Kinds.FlowNodeFailed>().Reason);
        unit.Press(caller, "1");
        Assert.EndsWith("b", unit.Way, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_hangs_up_leaves_nothing_behind()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        unit.Listened(caller);
        unit.Unit.End(caller);
        unit.Unit.Pass(60);
        Assert.Equal(default, unit.Unit.Unit.Counts);
        Assert.Equal("start >next a", unit.Way);
    }

    [Fact]
    public void Calls_stay_in_the_version_they_came_into()
    {
        FlowCentre unit = new(Menu);
        Guid caller = unit.Arrive();
        string other = FlowCentre.Document("main", Start + """{"id": "a", "type": "hang-up", "cause": "new"}""");
        Assert.True(unit.Unit.Ask(new SaveFlow(unit.Id, other)).IsOk);
        Assert.Equal(2, ((FlowRow)unit.Unit.Ask(new PublishFlow(unit.Id)).Value!).Version);
        unit.Press(caller, "1");
        Assert.Equal("say:zh/yao", unit.Hears(caller));
        Guid next = unit.Arrive();
        Assert.Equal("new", unit.Last<EndLeg>(next).Reason);
        Assert.Equal([1, 2], unit.Unit.Happened.OfType<Kinds.FlowEntered>().Select(entered => entered.Version));
    }

    [Fact]
    public void After_the_agent_leaves_the_caller_is_asked_how_it_was()
    {
        FlowCentre unit = new(Queue);
        Guid caller = unit.Arrive();
        Guid agent = unit.Unit.LegTo("2001");
        unit.Unit.Talk(caller, agent);
        unit.Unit.End(agent);
        Assert.Equal("tone_stream://%(100,0,500)", unit.Hears(caller));
        unit.Press(caller, "5");
        Kinds.CallScored scored = unit.Single<Kinds.CallScored>();
        Assert.Equal(("5", 2, "2001", 1), (scored.Score, scored.AgentId, scored.Agent, scored.QueueId));
        Assert.Equal("start >next a >answered b >next end", unit.Way);
        Assert.Equal("5", unit.Unit.Records.Single(record => record.Leg == caller).Score);
        unit.Unit.Pass(60);
        Assert.Equal(default, unit.Unit.Unit.Counts);
    }

    [Fact]
    public void A_caller_who_hangs_up_on_the_agent_is_gone()
    {
        FlowCentre unit = new(Queue);
        Guid caller = unit.Arrive();
        Guid agent = unit.Unit.LegTo("2001");
        unit.Unit.Talk(caller, agent);
        unit.Unit.End(caller);
        unit.Unit.Pass(60);
        Assert.Equal(default, unit.Unit.Unit.Counts);
        Assert.Equal("start >next a", unit.Way);
    }

    [Fact]
    public void Nobody_in_time_leads_on()
    {
        FlowCentre unit = new(Queue);
        unit.Unit.Ask(new GoBreak("2001", null, null));
        Guid caller = unit.Arrive();
        Assert.Equal("", unit.Hears(caller));
        unit.Unit.Pass(30.1);
        Assert.Equal("start >next a >timeout end", unit.Way);
        Assert.Equal("Timeout", unit.Single<Kinds.QueueLeft>().Reason);
    }

    [Fact]
    public void A_key_leaves_the_line_also_while_an_agent_rings()
    {
        FlowCentre unit = new(Queue);
        Guid caller = unit.Arrive();
        Guid agent = unit.Unit.LegTo("2001");
        unit.Press(caller, "8");
        Assert.Equal("start >next a", unit.Way);
        unit.Press(caller, "9");
        Assert.Equal("start >next a >key end", unit.Way);
        Assert.Contains(unit.Unit.Orders, order => order is EndLeg && order.Leg == agent);
        Assert.Equal("Key", unit.Single<Kinds.QueueLeft>().Reason);
    }

    [Fact]
    public void Nobody_waits_where_nobody_is_signed_in()
    {
        FlowCentre unit = new(Queue);
        Guid waiting = unit.Arrive();
        unit.Unit.Ask(new SignOut("2001", null));
        unit.Unit.Pass(0.1);
        Guid late = unit.Arrive();
        unit.Unit.Pass(0.1);
        Assert.Equal("start >next a >no-agent end start >next a >no-agent end", unit.Way);
        Assert.NotEqual(waiting, late);
    }

    [Fact]
    public void A_full_queue_leads_on()
    {
        FlowCentre unit = new(Queue, 1, "", new QueueParameter(1, "capacity", "1", false, 0, 0));
        unit.Unit.Ask(new GoBreak("2001", null, null));
        unit.Arrive();
        unit.Arrive();
        Assert.Equal("start >next a start >next a >full end", unit.Way);
    }

    [Fact]
    public void The_queue_node_puts_a_caller_ahead()
    {
        FlowCentre unit = new(
            Start + """{"id": "a", "type": "queue", "queue": "sales", "priority": 60, "exits": {"next": "end"}},""" + End
        );
        unit.Unit.Ask(new GoBreak("2001", null, null));
        unit.Unit.Arrive();
        unit.Unit.Pass(10);
        Guid vip = unit.Arrive();
        unit.Unit.Ask(new GoReady("2001", null));
        Guid agent = unit.Unit.LegTo("2001");
        Assert.Equal(vip, unit.Unit.Orders.OfType<OriginateLeg>().Last(order => order.Leg == agent).Near);
    }

    private const string Transfer =
        Start
        + """
            {"id": "a", "type": "transfer", "to": "{{to}}", "target": "{{target}}", "ring": 20, "exits": {"failed": "b", "answered": "end"}},
            {"id": "b", "type": "play", "prompts": [{"text": "{{transfer.result}}"}], "exits": {"next": "end"}},
            """
        + End;

    private static string To(string to, string target) =>
        Transfer.Replace("{{to}}", to, StringComparison.Ordinal).Replace("{{target}}", target, StringComparison.Ordinal);

    [Fact]
    public void A_transfer_that_is_answered_gives_the_caller_back_after_the_talk()
    {
        FlowCentre unit = new(To("extension", "2001"));
        Guid caller = unit.Arrive();
        Assert.Equal("ringback:", unit.Hears(caller));
        Guid agent = unit.Unit.LegTo("2001");
        unit.Unit.Talk(caller, agent);
        Assert.Equal("start >next a", unit.Way);
        unit.Unit.End(agent);
        Assert.Equal("start >next a >answered end", unit.Way);
    }

    [Theory]
    [InlineData(LegEndCause.Busy, "busy")]
    [InlineData(LegEndCause.NoAnswer, "no-answer")]
    [InlineData(LegEndCause.NotRegistered, "not-registered")]
    [InlineData(LegEndCause.Rejected, "rejected")]
    public void A_transfer_that_fails_says_why(LegEndCause cause, string word)
    {
        FlowCentre unit = new(To("number", "013900139000"));
        Guid caller = unit.Arrive();
        unit.Unit.End(unit.Unit.Orders.OfType<OriginateLeg>().Single().Leg, cause);
        Assert.Equal($"tts:zh/{word}", unit.Hears(caller));
        Assert.Equal("start >next a >failed b", unit.Way);
    }

    [Fact]
    public void A_transfer_rings_no_longer_than_it_is_to()
    {
        FlowCentre unit = new(To("agent", "2001"));
        Guid caller = unit.Arrive();
        unit.Unit.Pass(20.1);
        Assert.Equal("tts:zh/no-answer", unit.Hears(caller));
    }

    [Fact]
    public void An_agent_who_is_not_there_is_not_rung()
    {
        FlowCentre unit = new(To("agent", "2001"));
        unit.Unit.Ask(new SignOut("2001", null));
        Assert.Equal("tts:zh/not-signed-in", unit.Hears(unit.Arrive()));
    }

    [Fact]
    public void A_transfer_to_a_queue_waits_in_it()
    {
        FlowCentre unit = new(To("extension", "sales"));
        Guid caller = unit.Arrive();
        Guid agent = unit.Unit.LegTo("2001");
        unit.Unit.Talk(caller, agent);
        unit.Unit.End(agent);
        Assert.Equal("start >next a >answered end", unit.Way);
    }

    [Fact]
    public void Another_flow_has_the_variables_of_the_first()
    {
        FlowCentre unit = new(Menu);
        unit.Publish("other", Start + """{"id": "a", "type": "play", "prompts": [{"digits": "{{x}}"}], "exits": {"next": "end"}},""" + End);
        string goes =
            Start
            + """
                {"id": "a", "type": "set", "values": {"x": "'7'"}, "exits": {"next": "b"}},
                {"id": "b", "type": "transfer", "to": "flow", "target": "other"}
                """;
        unit.Publish("first", goes);
        Guid caller = unit.Arrive("first");
        Assert.Equal("say:zh/7", unit.Hears(caller));
        Assert.Equal(["first", "other"], unit.Unit.Happened.OfType<Kinds.FlowEntered>().Select(entered => entered.Flow));
    }

    [Fact]
    public void Flows_that_send_a_call_to_each_other_come_to_an_end()
    {
        FlowCentre unit = new(Menu);
        unit.Publish("ping", Start + """{"id": "a", "type": "hang-up"}""");
        int pong = unit.Publish("pong", Start + """{"id": "a", "type": "transfer", "to": "extension", "target": "ping"}""");
        string ping = Start + """{"id": "a", "type": "transfer", "to": "extension", "target": "pong"}""";
        Assert.True(unit.Unit.Ask(new SaveFlow(pong - 1, FlowCentre.Document("ping", ping))).IsOk);
        Assert.True(unit.Unit.Ask(new PublishFlow(pong - 1)).IsOk);
        Guid caller = unit.Arrive("ping");
        Assert.Contains(unit.Unit.Orders, order => order is EndLeg && order.Leg == caller);
    }

    [Fact]
    public void A_short_number_leads_inside_callers_to_a_flow()
    {
        FlowCentre unit = new(Menu);
        unit.Publish("8000", Menu);
        Guid leg = Guid.CreateVersion7();
        unit.Unit.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", "8000", "id"));
        unit.Unit.Tell(new LegAnswered(leg));
        Assert.Equal("tone_stream://%(100,0,500)", unit.Hears(leg));
    }
}
