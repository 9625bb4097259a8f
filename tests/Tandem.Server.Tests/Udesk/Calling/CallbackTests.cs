namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>A user is called back, and goes the way of callers to a relay number.</summary>
public sealed class CallbackTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    private const string Number = "057126200690";
    private const string Nodes = """
        { "id": "start", "type": "start", "exits": { "next": "which" } },
        { "id": "which", "type": "condition", "cases": [{ "when": "order == '77'", "exit": "known" }], "exits": { "known": "say", "else": "bye" } },
        { "id": "say", "type": "play", "prompts": [{ "tone": "%(200,0,440)" }], "exits": { "next": "bye" } },
        { "id": "bye", "type": "hang-up" }
        """;

    private static bool isLed;

    [Theory]
    [InlineData("""[{ "key": "order", "type": "string", "value": "77" }]""")]
    [InlineData("""{ "order": 77 }""")]
    [InlineData("\"[{\\\"key\\\": \\\"order\\\",\\\"type\\\":\\\"string\\\",\\\"value\\\":\\\"77\\\"}]\"")]
    public async Task A_user_is_rung_and_walks_the_flow_with_his_variables(string variables)
    {
        await LeadAsync();
        floor.Marks();
        Reply started = await StartAsync(Body($", \"variables\": {variables}"));
        string call = started.Value("results");
        Assert.Equal(Relay, (await floor.Outside.WaitAsync<PhoneRinging>()).Caller);
        JsonElement played = (await floor.ToldAsync("play_succ")).GetProperty("data");
        Assert.Equal(
            (call, "say", "18789998765", Number),
            (Text(played, "CallId"), Text(played, "Node"), Text(played, "Caller"), Text(played, "Called"))
        );
        JsonElement dialled = (await floor.ToldAsync("start_dialout")).GetProperty("data");
        Assert.Equal(call, Text(dialled, "CallId"));
        await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == call);
        await floor.Outside.WaitAsync<PhoneDown>();
    }

    [Fact]
    public async Task The_same_request_again_is_answered_from_the_first_and_rings_once()
    {
        await LeadAsync();
        floor.Marks();
        string path = floor.Client.Signed("callback2ivr");
        string body = Body();
        int before = floor.Outside.Rings;
        Reply[] both = await Task.WhenAll(floor.Server.PostAsync(path, body, ""), floor.Server.PostAsync(path, body, ""));
        Reply third = await floor.Server.PostAsync(path, body, "");
        Reply first = both.First(reply => reply.Status == 200);
        Assert.Equal(first.Text, third.Is(200).Text);
        // The other one came while the first was being done, or was answered alike.
        Assert.All(both, reply => Assert.True(reply.Text == first.Text || reply.Value("code") == "000035", reply.Text));
        string call = first.Value("results");
        await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == call);
        Reply other = (await floor.Server.PostAsync(path, Body(", \"variables\": \"\""), "")).Is(200);
        Assert.NotEqual(call, other.Value("results"));
        await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == other.Value("results"));
        Assert.Equal(before + 2, floor.Outside.Rings);
    }

    [Theory]
    [InlineData(PhoneTemper.Busy, "busy", 486)]
    [InlineData(PhoneTemper.Declines, "rejected", 603)]
    public async Task Who_does_not_answer_is_in_events_and_records(PhoneTemper temper, string cause, int code)
    {
        await LeadAsync();
        floor.Marks();
        floor.Outside.Becomes(temper);
        string call = (await StartAsync(Body())).Value("results");
        JsonElement leg = (await floor.ToldAsync("hangup_cause", data => Text(data, "CallId") == call)).GetProperty("data");
        Assert.Equal((cause, code), (Text(leg, "HangupCause"), leg.GetProperty("SipCode").GetInt32()));
        await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == call);
        floor.Outside.Becomes(PhoneTemper.Answers);
        JsonElement record = await floor.RecordAsync(call, Text(leg, "LegId"));
        Assert.Equal(cause, Text(record, "cause"));
        Assert.Empty(floor.Told("play_succ"));
    }

    [Theory]
    [InlineData("""{ "called": "057126200671", "called_display": "057126200671" }""", 400, "100001")]
    [InlineData("""{ "caller": "18789998765", "called_display": "057126200671" }""", 400, "100001")]
    [InlineData("""{ "caller": "18789998765", "called": "057126200671" }""", 400, "100001")]
    [InlineData("""{ "caller": "18789998765", "called": "057126209999", "called_display": "057126200671" }""", 404, "100005")]
    [InlineData("""{ "caller": "18789998765", "called": "057126200671", "called_display": "02863208944" }""", 404, "100005")]
    [InlineData("""{ "caller": "18789998765", "called": "057126200699", "called_display": "057126200671" }""", 404, "100020")]
    [InlineData("""{ "caller": "nobody", "called": "057126200671", "called_display": "057126200671" }""", 400, "000001")]
    [InlineData(
        """{ "caller": "18789998765", "called": "057126200671", "called_display": "057126200671", "variables": "[{" }""",
        400,
        "000001"
    )]
    [InlineData(
        """{ "caller": "18789998765", "called": "057126200671", "called_display": "057126200671", "variables": [1] }""",
        400,
        "000001"
    )]
    [InlineData(
        """{ "caller": "18789998765", "called": "057126200671", "called_display": "057126200671", "variables": { "a b": 1 } }""",
        400,
        "000001"
    )]
    [InlineData("""{ "caller": [], "called": "057126200671", "called_display": "057126200671" }""", 400, "000001")]
    public async Task What_rings_nobody_is_told(string body, int status, string code)
    {
        (await floor.Server.SendAsync("PUT", "/v1/numbers/057126200699", "{}")).Is(200);
        Reply refused = (await floor.Client.SendAsync("POST", "callback2ivr", body)).Is(status);
        Assert.Equal(code, refused.Value("code"));
        Assert.Equal(["code", "message", "results"], refused.Json.EnumerateObject().Select(field => field.Name));
    }

    private async Task LeadAsync()
    {
        if (!isLed)
        {
            isLed = true;
            await floor.LeadAsync(Number, "back", Nodes);
        }
    }

    private async Task<Reply> StartAsync(string body)
    {
        Reply started = (await floor.Client.SendAsync("POST", "callback2ivr", body)).Is(200);
        Assert.Equal(("000000", "OK"), (started.Value("code"), started.Value("message")));
        return started;
    }

    private static string Body(string more = "") =>
        $$"""{ "caller": "18789998765", "called": "{{Number}}", "called_display": "{{Relay}}"{{more}} }""";
}
