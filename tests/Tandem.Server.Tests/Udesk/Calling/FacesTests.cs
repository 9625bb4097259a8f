namespace Tandem.Server.Tests.Udesk.Calling;

using System.Globalization;
using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>One call centre behind all faces: what is made through one works through the others, under the same ids and times.</summary>
public sealed class FacesTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    private string Token => floor.Server.Host.Credentials["xswitch", "token"];

    [Fact]
    public async Task An_agent_made_here_signs_in_through_xswitch_and_is_signed_out_here()
    {
        Seat ann = floor.Seats[0];
        await XSwitchAsync("ccLogin", $$"""{ "agent": "{{ann.Agent}}", "extn": "{{ann.Extension}}", "queue": "support" }""");
        await XSwitchAsync("ccGoReady", $$"""{ "agent": "{{ann.Agent}}", "queue": "support" }""");
        Assert.Equal("idle", Text(await floor.Client.ResultAsync("GET", $"agents/{ann.Agent}"), "StateDes"));
        await XSwitchAsync("ccGoBreak", $$"""{ "agent": "{{ann.Agent}}", "queue": "support", "reason": "3" }""");
        JsonElement busy = await floor.Client.ResultAsync("GET", $"agents/{ann.Agent}");
        Assert.Equal(("busy", 3), (Text(busy, "StateDes"), busy.GetProperty("ReasonCode").GetInt32()));
        UdeskClient.IsOk(await floor.Client.SendAsync("POST", "agent/logout", $$"""{ "agent_id": "{{ann.Agent}}" }"""));
        Assert.Equal("LOGOUT", Text(await StateAsync(ann.Agent), "state"));
    }

    [Fact]
    public async Task An_agent_made_through_xswitch_signs_in_here_and_takes_a_call()
    {
        string login = UdeskClient.FreshExtension();
        Reply made = await floor.Server.PostAsync(
            "/api/users",
            $$"""{ "name": "Zhao", "login": "{{login}}", "extn": "{{login}}", "password": "Pass-w0rd", "extn_password": "Secret12", "type": "AGENT" }""",
            "",
            ("X-XTRA-AUTH-ID", Token)
        );
        string id = made.Is(200).Value("data", "id");
        using LivePhone phone = await LivePhone.RegisterAsync(floor.Server, login, "Secret12");
        // It is known by its id, and enrolled here.
        Assert.Equal("Zhao", Text(await floor.Client.ResultAsync("GET", $"agents/{id}"), "Name"));
        await floor.Client.ResultAsync("POST", "queues/agents", $$"""{ "QueueId": "{{floor.Queue}}", "AgentIds": ["{{id}}"] }""");
        floor.Marks();
        UdeskClient.IsOk(await floor.Client.SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{id}}" }"""));
        Assert.Equal("READY", Text(await StateAsync(login), "state"));
        floor.Outside.Call(Relay);
        await phone.WaitAsync<PhoneUp>();
        JsonElement told = (await floor.ToldAsync("dequeue_succ")).GetProperty("data");
        Assert.Equal(id, Text(told, "AgentId"));
        UdeskClient.IsOk(await floor.Client.SendAsync("POST", "agent/logout", $$"""{ "agent_id": "{{id}}" }"""));
        await floor.HangUpAsync(Text(told, "CallId"));
    }

    [Fact]
    public async Task One_call_has_the_same_ids_and_times_everywhere()
    {
        Seat ann = floor.Seats[0];
        string call = await floor.TalkAsync(ann);
        // Verbs of another face take the leg that events name.
        JsonElement state = await StateAsync(ann.Agent);
        Assert.Equal("ACTIVE", Text(state, "callstate"));
        JsonElement talking = (
            await floor.ToldAsync("extension_state_update", data => data.GetProperty("ExtState").GetInt32() == 2)
        ).GetProperty("data");
        Assert.Equal(Text(talking, "LegId"), Text(state, "agent_uuid"));
        Assert.Equal(call, (await floor.Server.GetAsync($"/v1/calls/{call}")).Is(200).Value("call"));
        JsonElement data = (await floor.HangUpAsync(call)).GetProperty("data");

        JsonElement record = await floor.RecordAsync(call, Text(talking, "LegId"));
        Assert.Equal(Text(talking, "LegId"), Text(record, "leg"));
        IReadOnlyList<JsonElement> events = await floor.Server.EventsAsync($"call={call}");
        Assert.Equal(Millis(events[0]), data.GetProperty("StartTime").GetInt64());
        Assert.Equal(Millis(events[^1]), data.GetProperty("EndTime").GetInt64());
    }

    private static long Millis(JsonElement happened) =>
        DateTimeOffset.Parse(Text(happened, "time"), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private async Task XSwitchAsync(string verb, string body) =>
        (await floor.Server.PostAsync($"/api/cc/ccc/{verb}", body, "", ("X-XTRA-AUTH-ID", Token))).Is(200);

    private async Task<JsonElement> StateAsync(string login)
    {
        Reply all = await floor.Server.GetAsync("/api/cc/agent_state?queue=support", "", ("X-XTRA-AUTH-ID", Token));
        return all.Is(200).Json.EnumerateArray().Single(each => Text(each, "agent_id") == login);
    }
}
