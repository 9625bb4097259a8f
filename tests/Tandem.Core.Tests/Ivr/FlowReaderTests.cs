namespace Tandem.Core.Tests.Ivr;

using System.Text;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Walking;

/// <summary>Every fault of a document is told with its place and the number of its kind.</summary>
public sealed class FlowReaderTests
{
    private const string Start = """{"id": "start", "type": "start", "exits": {"next": "bye"}}""";
    private const string Bye = """{"id": "bye", "type": "hang-up"}""";

    [Theory]
    [InlineData(Bye, "/nodes", 200024)]
    [InlineData(Start + "," + Start + "," + Bye, "/nodes/1/id", 200022)]
    [InlineData("""{"id": "start", "type": "start"},""" + Bye, "/nodes/0/exits/next", 200022)]
    [InlineData("""{"id": "start", "type": "start", "exits": {"next": "nowhere"}},""" + Bye, "/nodes/0/exits/next", 200022)]
    [InlineData(Start + "," + Bye + """,{"id": "alone", "type": "hang-up"}""", "/nodes/2", 200022)]
    [InlineData(Start + """,{"id": "bye", "type": "hang-up", "cause": 7, "why": 1}""", "/nodes/1/why", 200018)]
    [InlineData(Start + """,{"id": "bye", "type": "hangup"}""", "/nodes/1/type", 200002)]
    [InlineData(
        Start + """,{"id": "bye", "type": "play", "exits": {"next": "end"}},{"id": "end", "type": "hang-up"}""",
        "/nodes/1/prompts",
        200007
    )]
    [InlineData(
        Start
            + """,{"id": "bye", "type": "condition", "cases": [{"when": "1 +", "exit": "a"}], "exits": {"a": "end", "else": "end"}},{"id": "end", "type": "hang-up"}""",
        "/nodes/1/cases/0/when",
        200006
    )]
    [InlineData(
        Start + """,{"id": "bye", "type": "collect", "pattern": "(", "exits": {"next": "end"}},{"id": "end", "type": "hang-up"}""",
        "/nodes/1/pattern",
        200011
    )]
    [InlineData(Start + """,{"id": "bye", "type": "queue"}""", "/nodes/1/queue", 200009)]
    [InlineData(
        Start + """,{"id": "bye", "type": "webhook", "url": "ftp://x/", "exits": {"success": "end"}},{"id": "end", "type": "hang-up"}""",
        "/nodes/1/url",
        200010
    )]
    [InlineData(
        Start
            + """,{"id": "bye", "type": "webhook", "url": "http://{{host}}/", "exits": {"success": "end"}},{"id": "end", "type": "hang-up"}""",
        "/nodes/1/url",
        200010
    )]
    public void A_fault_has_its_place_and_number(string nodes, string place, int code)
    {
        FlowReading reading = Flows.Read(nodes);
        Assert.Null(reading.Flow);
        FlowFault found = Assert.Single(reading.Faults, fault => fault.Place == place && fault.Code == code);
        Assert.NotEmpty(found.Text);
        Assert.Contains(found.Chinese, sign => sign > '\u2e7f');
    }

    [Fact]
    public void A_good_flow_has_no_faults() => Assert.NotNull(Flows.Read(Start + "," + Bye).Flow);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\", \"nodes\": []}")]
    [InlineData("{\"nodes\": 7}")]
    [InlineData("\0\u0001")]
    public void What_is_no_flow_is_a_fault(string text) => Assert.NotEmpty(FlowReader.Read(Encoding.UTF8.GetBytes(text), null).Faults);

    [Fact]
    public void A_circle_without_the_caller_is_a_fault_and_one_with_him_is_none()
    {
        string circle = """
            {"id": "start", "type": "start", "exits": {"next": "a"}},
            {"id": "a", "type": "play", "prompts": ["x"], "exits": {"next": "b"}},
            {"id": "b", "type": "KIND", "exits": {"next": "a"}},
            {"id": "c", "type": "hang-up"}
            """;
        string idle = circle
            .Replace("KIND\"", "condition\", \"cases\": [{\"when\": \"true\", \"exit\": \"e\"}]", StringComparison.Ordinal)
            .Replace("{\"next\": \"a\"}}", "{\"e\": \"c\", \"else\": \"a\"}}", StringComparison.Ordinal);
        // The start's exit was replaced too.
        idle = idle.Replace(
            "\"type\": \"start\", \"exits\": {\"e\": \"c\", \"else\": \"a\"}",
            "\"type\": \"start\", \"exits\": {\"next\": \"a\"}",
            StringComparison.Ordinal
        );
        Assert.Contains(
            Flows.Read(idle).Faults,
            fault => fault.Place == "/nodes/1" && fault.Text.Contains("for ever", StringComparison.Ordinal)
        );

        string asked = idle.Replace(
                "\"type\": \"condition\", \"cases\": [{\"when\": \"true\", \"exit\": \"e\"}]",
                "\"type\": \"collect\"",
                StringComparison.Ordinal
            )
            .Replace("{\"e\": \"c\", \"else\": \"a\"}", "{\"1\": \"a\", \"timeout\": \"c\"}", StringComparison.Ordinal);
        Assert.Empty(Flows.Read(asked).Faults);

        string silent = asked.Replace("{\"1\": \"a\", \"timeout\": \"c\"}", "{\"1\": \"c\", \"timeout\": \"a\"}", StringComparison.Ordinal);
        Assert.Contains(Flows.Read(silent).Faults, fault => fault.Text.Contains("for ever", StringComparison.Ordinal));

        string limited = silent
            .Replace("\"type\": \"collect\"", "\"type\": \"collect\", \"limit\": 3", StringComparison.Ordinal)
            .Replace("\"timeout\": \"a\"}", "\"timeout\": \"a\", \"limit\": \"c\"}", StringComparison.Ordinal);
        Assert.Empty(Flows.Read(limited).Faults);
    }

    [Fact]
    public void What_is_named_must_be_there()
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "hello"}},
            {"id": "hello", "type": "play", "prompts": ["hello.wav", "missing.wav", "{{any}}"], "exits": {"next": "queue"}},
            {"id": "queue", "type": "queue", "queue": "nobody", "exits": {"timeout": "ring"}},
            {"id": "ring", "type": "transfer", "to": "extension", "target": "9999", "exits": {"failed": "on"}},
            {"id": "on", "type": "transfer", "to": "flow", "target": "other", "exits": {"failed": "bye"}},
            {"id": "bye", "type": "hang-up"}
            """;
        string[] places = [.. Flows.Read(nodes, around: new Around()).Faults.Select(fault => fault.Place)];
        Assert.Equal(["/nodes/1/prompts/1", "/nodes/2/queue", "/nodes/3/target", "/nodes/4/target"], places);
    }

    [Fact]
    public void Ten_thousand_nodes_and_a_megabyte_of_name_are_refused()
    {
        string many = string.Join(",", Enumerable.Range(0, 10_000).Select(each => $$"""{"id": "n{{each}}", "type": "hang-up"}"""));
        Assert.Contains(Flows.Read(many).Faults, fault => fault.Place == "/nodes");
        FlowReading long_ = FlowReader.Read(
            Encoding.UTF8.GetBytes($$"""{"name": "{{new string('x', 1_000_000)}}", "nodes": [{{Start}},{{Bye}}]}"""),
            null
        );
        Assert.Contains(long_.Faults, fault => fault.Place == "/name");
    }

    private sealed class Around : IFlowSurroundings
    {
        public bool HasSound(string name) => name == "hello.wav";

        public bool HasQueue(string name) => false;

        public bool HasDestination(string number) => false;

        public bool HasFlow(string name) => false;
    }
}
