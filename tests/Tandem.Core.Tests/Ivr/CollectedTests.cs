namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>What flows have learnt of a caller is seen with his call, and what they call secret is not.</summary>
public sealed class CollectedTests
{
    private const string Nodes = """
        {"id": "start", "type": "start", "exits": {"next": "menu"}},
        {"id": "menu", "type": "collect", "label": "What about", "variable": "topic", "exits": {"1": "account", "timeout": "end", "invalid": "end"}},
        {"id": "account", "type": "collect", "label": "Orders", "variable": "account", "min": 4, "max": 4, "exits": {"next": "pin", "timeout": "end"}},
        {"id": "pin", "type": "collect", "variable": "pin", "min": 4, "max": 4, "retries": 0, "exits": {"next": "ask", "timeout": "end"}},
        {"id": "ask", "type": "webhook", "url": "https://crm.example/{{account}}", "map": {"level": "$.level", "none": "$.none"}, "exits": {"success": "set"}},
        {"id": "set", "type": "set", "values": {"vip": "level == 'gold'"}, "exits": {"next": "q"}},
        {"id": "q", "type": "queue", "queue": "sales", "exits": {"next": "end"}},
        {"id": "end", "type": "hang-up"}
        """;

    private const string Secret = """, "secret": ["pin"]""";

    [Fact]
    public void Keys_answers_and_what_the_flow_works_out_are_known_while_an_agent_rings_and_when_he_talks()
    {
        (FlowCentre unit, Guid caller) = Walked();
        (string, string, string, string, string)[] expected =
        [
            ("topic", "What about", "1", "Orders", "keys"),
            ("account", "Orders", "4711", "", "keys"),
            ("level", "", "gold", "", "service"),
            ("vip", "", "true", "", "flow"),
        ];
        Assert.Equal(expected, Known(unit));
        CallView rung = Assert.Single(unit.Unit.Unit.Views.Calls.All());
        Assert.Equal("sales", rung.Queue);
        Assert.Contains(rung.Legs, leg => leg.AgentId == 2);
        unit.Unit.Talk(caller, unit.Unit.LegTo("2001"));
        Assert.Equal(expected, Known(unit));
        Assert.Equal("sales", Assert.Single(unit.Unit.Unit.Views.Calls.All()).Queue);
    }

    [Fact]
    public void Keys_of_a_secret_are_in_no_log_and_all_others_are()
    {
        (FlowCentre unit, _) = Walked();
        Assert.Equal("14711", string.Concat(unit.Unit.Happened.OfType<Kinds.DigitPressed>().Select(pressed => pressed.Digit)));
    }

    [Fact]
    public void What_is_not_called_secret_is_shown_with_its_keys()
    {
        (FlowCentre unit, _) = Walked("");
        Assert.Contains(Known(unit), value => value is ("pin", _, "0815", _, _));
        Assert.Equal("147110815", string.Concat(unit.Unit.Happened.OfType<Kinds.DigitPressed>().Select(pressed => pressed.Digit)));
    }

    [Fact]
    public void What_comes_with_a_number_is_known_before_any_flow_and_hidden_by_one_that_calls_it_secret()
    {
        FlowCentre unit = new(Nodes, 1, Secret);
        Outcome rung = unit.Unit.Ask(new CallBack("13900139000", FlowCentre.Number, [new("order", "77"), new("pin", "1234")]));
        Guid leg = Assert.IsType<DialStarted>(rung.Value).AgentLeg;
        Assert.Equal([("order", "", "77", "", "given"), ("pin", "", "1234", "", "given")], Known(unit));
        unit.Unit.Tell(new LegAnswered(leg));
        Assert.Equal([("order", "", "77", "", "given")], Known(unit));
    }

    [Fact]
    public void A_variable_that_is_emptied_is_known_no_more()
    {
        FlowCentre unit = new(Nodes, 1, Secret);
        Guid caller = unit.Arrive();
        unit.Press(caller, "7");
        Assert.Equal([("topic", "What about", "7", "", "keys")], Known(unit));
        unit.Unit.Pass(6);
        Assert.Empty(Known(unit));
    }

    [Fact]
    public void Values_are_cut_and_the_oldest_goes_where_there_are_too_many()
    {
        IReadOnlyList<CollectedValue> known = [];
        for (int i = 0; i <= CollectedValue.Most; i++)
        {
            known = CollectedValue.With(known, new($"v{i}", "", new string('x', 500), "", CollectedSources.Flow));
        }
        Assert.Equal((CollectedValue.Most, "v1"), (known.Count, known[0].Name));
        Assert.All(known, value => Assert.Equal(CollectedValue.MostSigns, value.Value.Length));
        string halves = CollectedValue.With([], new("v", "", new string('x', 199) + "😀", "", CollectedSources.Flow))[0].Value;
        Assert.Equal(199, halves.Length);
    }

    private static (FlowCentre Unit, Guid Caller) Walked(string more = Secret)
    {
        FlowCentre unit = new(Nodes, 1, more);
        Guid caller = unit.Arrive();
        unit.Press(caller, "147110815");
        long request = unit.Last<AskWeb>(caller).Request;
        unit.Unit.Tell(new LegWebAnswered(caller, request, true, 200, """{"level": "gold"}""", ""));
        return (unit, caller);
    }

    private static (string, string, string, string, string)[] Known(FlowCentre unit) =>
        [
            .. Assert
                .Single(unit.Unit.Unit.Views.Calls.All())
                .Collected.Select(value => (value.Name, value.Label, value.Value, value.Meaning, value.Source)),
        ];
}
