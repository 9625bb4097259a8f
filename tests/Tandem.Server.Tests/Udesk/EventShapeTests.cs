namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Dialects.Udesk.Events;
using Tandem.Numbering;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>What happens here, in the document's names and fields: a row for each event.</summary>
public class EventShapeTests
{
    private static readonly Guid Call = new("0198f6c0-0000-7000-8000-000000000001");
    private static readonly Guid Caller = new("0198f6c0-0000-7000-8000-000000000002");
    private static readonly Guid Agent = new("0198f6c0-0000-7000-8000-000000000003");
    private static readonly Guid Recording = new("0198f6c0-0000-7000-8000-000000000004");

    private static readonly SubscriptionRow All = new(1, 7, "udesk", "test", "http://x/", [], "", [], 0, 0);

    private readonly UdeskShape shape = new((_, _) => null, _ => "4b8dc715-05e0-4340-6cae-a6e3c39a6012", _ => NumberRegion.Default);
    private readonly List<Event> log = [];

    public EventShapeTests()
    {
        Happens(Caller, new CallStarted("+8613900000001", "", "+8657126200671", "trunk:city"));
        Happens(Caller, new LegMade("inbound", "trunk:city", Guid.Empty, "13900000001", 0, "", ""));
        Happens(Agent, new LegMade("outbound", "extension:1002", Caller, "13900000001", 37, "2001", ""));
    }

    public static TheoryData<string, EventData, string> OfCalls =>
        new()
        {
            { "enqueue_succ", new QueueEntered(9001, "sales", 2, 0, 20), """{"Position":2}""" },
            { "dequeue_succ", new QueueLeft(9001, "sales", "Bridged", 1500), """{"Reason":"Bridged","WaitTime":1500}""" },
            { "record_stop", new RecordingEnded(Recording, 61_000, ""), $$"""{"RecordId":"{{Recording}}","Duration":61000}""" },
            { "hangup_cause", new LegEnded("busy", 486, ""), """{"HangupCause":"busy","SipCode":486}""" },
            { "start_dialout", new LegMade("outbound", "trunk:city", Guid.Empty, "1002", 0, "", ""), "{}" },
            { "dtmf_gather_succ", new DigitPressed('5'), """{"Dtmf":"5"}""" },
            { "consult_succ", new ConsultAnswered("1003", Agent), """{"Target":"1003"}""" },
            { "end_consult_succ", new ConsultEnded("cancelled", Guid.Empty), """{"Outcome":"cancelled"}""" },
            { "three_way_succ", new ThirdPartyJoined("+8613900000002", Caller), """{"Target":"13900000002"}""" },
            { "substitute_succ", new InterceptSucceeded(Caller), "{}" },
            { "extern_succ", new TransferSucceeded("+8613900000002", Caller), """{"Target":"13900000002"}""" },
            { "eavesdrop_succ", new MonitorStarted(), "{}" },
        };

    [Theory]
    [MemberData(nameof(OfCalls))]
    public void What_happens_in_a_call_is_told(string name, EventData data, string beside)
    {
        JsonElement told = Told(Agent, data).Single(each => Text(each, "event") == name);
        Assert.Equal(("call", "4b8dc715-05e0-4340-6cae-a6e3c39a6012"), (Text(told, "category"), Text(told, "AppId")));
        JsonElement fields = told.GetProperty("data");
        Assert.Equal((Call.ToString(), Agent.ToString()), (Text(fields, "CallId"), Text(fields, "LegId")));
        Assert.Equal(("13900000001", "057126200671"), (Text(fields, "Caller"), Text(fields, "Called")));
        foreach (JsonProperty wanted in JsonElement.Parse(beside).EnumerateObject())
        {
            Assert.Equal(wanted.Value.ToString(), fields.GetProperty(wanted.Name).ToString());
        }
    }

    [Fact]
    public void A_call_that_ends_says_once_when_it_was_what()
    {
        Happens(Agent, new LegBridged(Caller));
        JsonElement fields = Told(Agent, new CallEnded("remote_hang_up"))
            .Single(each => Text(each, "event") == "general_hangup")
            .GetProperty("data");
        Assert.Equal("37", Text(fields, "AgentId"));
        Assert.Equal("remote_hang_up", Text(fields, "HangupCause"));
        Assert.True(fields.GetProperty("StartTime").GetInt64() < fields.GetProperty("AnswerTime").GetInt64());
        Assert.True(fields.GetProperty("AnswerTime").GetInt64() < fields.GetProperty("EndTime").GetInt64());
    }

    [Fact]
    public void An_extension_rings_talks_and_is_free()
    {
        Assert.Equal(1, ExtensionState(new LegRinging()));
        Assert.Equal(2, ExtensionState(new LegAnswered()));
        Assert.Equal(0, ExtensionState(new LegEnded("remote_hang_up", 0, "")));
        JsonElement lost = Told(Guid.Empty, new ExtensionReachable("1002", false), inCall: false).Single();
        Assert.Equal(("ext_state", 3), (Text(lost, "category"), lost.GetProperty("data").GetProperty("ExtState").GetInt32()));
    }

    [Theory]
    [InlineData("logged_out", "idle", 4, "offline")]
    [InlineData("on_break", "idle", 1, "busy")]
    [InlineData("available", "waiting", 0, "idle")]
    [InlineData("available", "receiving", 2, "ringing")]
    [InlineData("available", "in_queue_call", 2, "talking")]
    [InlineData("available", "in_call", 2, "talking")]
    [InlineData("available", "wrap_up", 3, "neaten")]
    public void States_of_agents_have_the_documents_numbers(string status, string state, int code, string word)
    {
        AgentStateChanged changed = new(37, "2001", status, state, "12", "", "", 0);
        JsonElement fields = Told(Guid.Empty, changed, inCall: false).Single().GetProperty("data");
        Assert.Equal(("37", code, word), (Text(fields, "AgentId"), fields.GetProperty("State").GetInt32(), Text(fields, "StateDes")));
        Assert.Equal(code == 1 ? 12 : 0, fields.GetProperty("ReasonCode").GetInt32());
    }

    [Fact]
    public void Another_extension_in_use_is_another_call_mode()
    {
        AgentCallModeChanged changed = new(37, "2001", "1002", "webrtc", "1001");
        JsonElement told = Told(Guid.Empty, changed, inCall: false).Single();
        Assert.Equal(("agent_call_mode_change", "agent_call_mode"), (Text(told, "event"), Text(told, "category")));
        Assert.Equal(
            """{"AgentId":"37","Extension":"1002","SignalType":1,"PreviousExtension":"1001"}""",
            told.GetProperty("data").GetRawText()
        );
    }

    [Fact]
    public void Who_is_passed_on_inside_is_no_outside_line() =>
        Assert.DoesNotContain(Told(Agent, new TransferSucceeded("1003", Agent)), each => Text(each, "event") == "extern_succ");

    [Fact]
    public void Messages_of_one_event_have_ids_of_their_own_that_stay()
    {
        Event ended = Happens(Agent, new LegEnded("busy", 486, ""));
        string[] ids = [.. Messages(ended).Select(each => each.Id)];
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, Messages(ended).Select(each => each.Id));
    }

    private int ExtensionState(EventData data)
    {
        JsonElement told = Told(Agent, data).Single(each => Text(each, "event") == "extension_state_update");
        Assert.Equal("1002", Text(told.GetProperty("data"), "Extension"));
        return told.GetProperty("data").GetProperty("ExtState").GetInt32();
    }

    private List<JsonElement> Told(Guid leg, EventData data, bool inCall = true) =>
        [.. Messages(Happens(leg, data, inCall)).Select(message => JsonElement.Parse(message.Body))];

    private IReadOnlyList<WebhookMessage> Messages(Event happened) => shape.Render(happened, All, new History(log));

    private Event Happens(Guid leg, EventData data, bool inCall = true)
    {
        long id = log.Count + 1;
        Event happened = new(
            id,
            1_800_000_000_000_000 + (id * 1_000_000),
            id * 1_000_000,
            id * 1_000_000,
            inCall ? Call : Guid.Empty,
            leg,
            inCall ? (int)id : 0,
            1,
            Actor.System,
            data
        );
        log.Add(happened);
        return happened;
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private sealed class History(List<Event> log) : ICallHistory
    {
        public IReadOnlyList<Event> UpTo(Event happened) =>
            happened.Call == Guid.Empty ? [happened] : log.FindAll(each => each.Call == happened.Call && each.Id <= happened.Id);
    }
}
