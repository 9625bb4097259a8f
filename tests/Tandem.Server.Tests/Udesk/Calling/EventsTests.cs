namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>The document's events, each on a call where the real thing happens.</summary>
public sealed class EventsTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    private Seat Ann => floor.Seats[0];

    private Seat Ben => floor.Seats[1];

    private Seat Cho => floor.Seats[2];

    [Fact]
    public async Task A_call_waits_is_answered_and_ends()
    {
        string call = await floor.TalkAsync(Ann);
        JsonElement enqueued = await DataAsync("enqueue_succ");
        Assert.Equal((call, floor.Queue, 1), (Text(enqueued, "CallId"), Text(enqueued, "QueueId"), Number(enqueued, "Position")));
        Assert.Equal((Customer, Relay), (Text(enqueued, "Caller"), Text(enqueued, "Called")));
        JsonElement dequeued = await DataAsync("dequeue_succ");
        Assert.Equal((call, Ann.Agent), (Text(dequeued, "CallId"), Text(dequeued, "AgentId")));

        JsonElement ended = await floor.HangUpAsync(call);
        EventBodies.AssertLike(ended);
        JsonElement data = ended.GetProperty("data");
        Assert.Equal((Ann.Agent, "remote_hang_up"), (Text(data, "AgentId"), Text(data, "HangupCause")));
        Assert.True(Long(data, "StartTime") <= Long(data, "AnswerTime") && Long(data, "AnswerTime") <= Long(data, "EndTime"));
        // One leg each, told before the call is.
        Assert.Equal(2, floor.Told("hangup_cause").Select(each => Text(each.GetProperty("data"), "LegId")).Distinct().Count());
        await DataAsync("hangup_cause");
        Assert.Single(floor.Told("general_hangup"));
    }

    [Fact]
    public async Task An_agent_and_his_extension_ring_talk_and_are_free_again()
    {
        string call = await floor.TalkAsync(Ann);
        await floor.HangUpAsync(call);
        await floor.ToldAsync("acd_agent_state", data => Number(data, "State") == 4);
        await DataAsync("acd_agent_state");
        JsonElement[] states = [.. floor.Told("acd_agent_state").Select(each => each.GetProperty("data"))];
        Assert.All(states, state => Assert.Equal(Ann.Agent, Text(state, "AgentId")));
        Assert.Equal(["busy", "idle", "ringing", "talking", "idle", "offline"], Distinct(states.Select(state => Text(state, "StateDes"))));

        await DataAsync("extension_state_update");
        JsonElement[] extension = [.. floor.Told("extension_state_update").Select(each => each.GetProperty("data"))];
        Assert.All(extension, state => Assert.Equal(Ann.Extension, Text(state, "Extension")));
        Assert.Equal([1, 2, 0], extension.Select(state => Number(state, "ExtState")));
    }

    [Fact]
    public async Task What_is_recorded_is_told_when_it_is_whole()
    {
        int queue = int.Parse(floor.Queue);
        (await floor.Server.SendAsync("PATCH", $"/v1/queues/{queue}", """{ "autoRecord": true }""")).Is(200);
        string call = await floor.TalkAsync(Ann);
        await Ann.Phone.HearsAsync(10);
        await floor.HangUpAsync(call);
        JsonElement stopped = await DataAsync("record_stop");
        (await floor.Server.SendAsync("PATCH", $"/v1/queues/{queue}", """{ "autoRecord": false }""")).Is(200);
        Assert.Equal(call, Text(stopped, "CallId"));
        (await floor.Server.GetAsync($"/v1/recordings/{Text(stopped, "RecordId")}")).Is(200);
    }

    [Fact]
    public async Task An_agent_dials_out()
    {
        floor.Marks();
        await floor.SignInAsync(Ann);
        (await floor.Server.PostAsync("/v1/calls", $$"""{ "agentId": {{Ann.UserId}}, "number": "13900000009" }""")).Is(202);
        JsonElement dialled = await DataAsync("start_dialout");
        Assert.Equal(("13900000009", Ann.Agent), (Text(dialled, "Called"), Text(dialled, "AgentId")));
        await floor.Outside.WaitAsync<PhoneUp>();
        await floor.HangUpAsync(Text(dialled, "CallId"));
    }

    [Fact]
    public async Task An_agent_puts_the_customer_on_hold()
    {
        string call = await floor.TalkAsync(Ann);
        await floor.VerbAsync(call, "hold");
        Assert.Equal(Ann.Agent, Text(await DataAsync("hold_agent_succ"), "AgentId"));
        await floor.HangUpAsync(call);
    }

    [Fact]
    public async Task A_consultation_begins_when_the_other_answers_and_ends()
    {
        string call = await floor.TalkAsync(Ann);
        Ben.Phone.Becomes(PhoneTemper.NeverAnswers);
        await floor.VerbAsync(call, "consult", $$"""{ "number": "{{Ben.Extension}}" }""");
        await Ben.Phone.WaitAsync<PhoneRinging>();
        Assert.Empty(floor.Told("consult_succ"));
        await floor.VerbAsync(call, "cancel-consultation");
        await Ben.Phone.WaitAsync<PhoneDown>();
        Ben.Phone.Becomes(PhoneTemper.Answers);
        Assert.Equal("cancelled", Text(await DataAsync("end_consult_succ"), "Outcome"));

        floor.Marks();
        await floor.VerbAsync(call, "consult", $$"""{ "number": "{{Ben.Extension}}" }""");
        JsonElement begun = await DataAsync("consult_succ");
        Assert.Equal((call, Ann.Agent, Ben.Extension), (Text(begun, "CallId"), Text(begun, "AgentId"), Text(begun, "Target")));
        await floor.VerbAsync(call, "cancel-consultation");
        Assert.Equal("cancelled", Text(await DataAsync("end_consult_succ"), "Outcome"));
        await floor.HangUpAsync(call);
    }

    [Fact]
    public async Task A_third_one_joins_in()
    {
        string call = await floor.TalkAsync(Ann);
        await floor.VerbAsync(call, "three-way", $$"""{ "number": "{{Ben.Extension}}" }""");
        JsonElement joined = await DataAsync("three_way_succ");
        Assert.Equal((call, Ben.Extension), (Text(joined, "CallId"), Text(joined, "Target")));
        await floor.HangUpAsync(call);
        Assert.Single(floor.Told("three_way_succ"));
    }

    [Fact]
    public async Task One_listens_in_and_another_takes_over()
    {
        string call = await floor.TalkAsync(Ann);
        foreach (Seat seat in new[] { Ben, Cho })
        {
            await floor.SignInAsync(seat);
        }
        await floor.VerbAsync(call, "monitor", $$"""{ "joinerId": {{Ben.UserId}} }""");
        JsonElement listening = await DataAsync("eavesdrop_succ");
        Assert.Equal((call, Ben.Agent), (Text(listening, "CallId"), Text(listening, "AgentId")));
        await floor.VerbAsync(call, "intercept", $$"""{ "joinerId": {{Cho.UserId}} }""");
        JsonElement taken = await DataAsync("substitute_succ");
        Assert.Equal((call, Cho.Agent), (Text(taken, "CallId"), Text(taken, "AgentId")));
        await floor.HangUpAsync(call);
        Assert.Empty(floor.Told("three_way_succ"));
    }

    [Fact]
    public async Task A_customer_is_passed_on_outside_and_inside_that_is_no_such_thing()
    {
        string call = await floor.TalkAsync(Ann);
        await floor.VerbAsync(call, "transfer", """{ "number": "01067654637" }""");
        JsonElement passed = await DataAsync("extern_succ");
        Assert.Equal((call, "01067654637"), (Text(passed, "CallId"), Text(passed, "Target")));
        await floor.HangUpAsync(call);

        call = await floor.TalkAsync(Ann);
        await floor.VerbAsync(call, "transfer", $$"""{ "number": "{{Ben.Extension}}" }""");
        await floor.ToldAsync("extension_state_update", data => Text(data, "Extension") == Ben.Extension && Number(data, "ExtState") == 2);
        await floor.HangUpAsync(call);
        Assert.Empty(floor.Told("extern_succ"));
    }

    [Fact]
    public async Task Keys_and_greetings_are_told()
    {
        int queue = int.Parse(floor.Queue);
        string sound = await Sounds.UploadAsync(floor.Server, "welcome", 200);
        (await floor.Server.SendAsync("PATCH", $"/v1/queues/{queue}", $$"""{ "greeting": "{{sound}}" }""")).Is(200);
        floor.Marks();
        floor.Outside.Call(Relay);
        string call = Text(await DataAsync("play_succ"), "CallId");
        (await floor.Server.SendAsync("PATCH", $"/v1/queues/{queue}", """{ "greeting": "" }""")).Is(200);
        floor.Outside.Press('4');
        await DataAsync("dtmf_gather_succ");
        floor.Outside.Press('2');
        await floor.ToldAsync("dtmf_gather_succ", data => Text(data, "Dtmf") == "42");
        await floor.HangUpAsync(call);
    }

    [Fact]
    public async Task An_agent_goes_to_his_other_phone_and_back()
    {
        floor.Marks();
        await floor.SignInAsync(Ann);
        (await floor.Server.PostAsync($"/v1/agents/{Ann.UserId}/sign-in", $$"""{ "extension": "{{Ann.WebExtension}}" }""")).Is(200);
        JsonElement changed = await DataAsync("agent_call_mode_change");
        Assert.Equal(
            (Ann.Agent, Ann.WebExtension, Ann.Extension, 1),
            (Text(changed, "AgentId"), Text(changed, "Extension"), Text(changed, "PreviousExtension"), Number(changed, "SignalType"))
        );
        (await floor.Server.PostAsync($"/v1/agents/{Ann.UserId}/sign-in", $$"""{ "extension": "{{Ann.Extension}}" }""")).Is(200);
        await floor.ToldAsync("agent_call_mode_change", data => Number(data, "SignalType") == 0);
        await floor.SignOutAsync(Ann);
    }

    // The event, held to the example that the page has of it.
    private async Task<JsonElement> DataAsync(string name)
    {
        JsonElement told = await floor.ToldAsync(name);
        EventBodies.AssertLike(told);
        Assert.Equal(floor.Client.AppId, Text(told, "AppId"));
        return told.GetProperty("data");
    }

    private static string[] Distinct(IEnumerable<string> words)
    {
        List<string> changes = [];
        foreach (string word in words)
        {
            if (changes.Count == 0 || changes[^1] != word)
            {
                changes.Add(word);
            }
        }
        return [.. changes];
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static long Long(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
