namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Core.Contract.Legs;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>Parameters of queues, however they are set: applied or refused, never swallowed.</summary>
public sealed class QueueFieldsTest : DialectTest
{
    private const string Success = """{"code":200,"message":"success"}""";
    private const string Forms = """must be {"action":"hangup"} or {"action":"transfer","data":"NUMBER"}""";

    [Fact]
    public async Task A_parameter_that_is_there_is_set_and_its_own_id_answered()
    {
        int fifo = IdOf((await Host.PostAsync("/api/queues", """{"name":"FIFO1","type":"fifo"}""")).Json.GetProperty("data"));
        JsonElement before = await ParameterAsync(fifo, "importance");

        Reply reply = await Host.PostAsync($"/api/queues/{fifo}/extra_params", """{"realm":"FIFO","k":"importance","v":7}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(before.GetProperty("id").GetInt32(), reply.Json.GetProperty("data").GetInt32());
        Assert.Equal("7", (await ParameterAsync(fifo, "importance")).GetProperty("v").GetString());
        Assert.Equal("7", (await Host.GetAsync($"/api/queues/{fifo}")).Json.GetProperty("importance").GetString());
    }

    [Fact]
    public async Task Disabled_counts_wherever_it_is_given()
    {
        int queue = await QueueAsync("sales");
        await SetAsync(queue, """{"k":"capacity","v":5,"disabled":1}""");
        Assert.Equal(1, (await ParameterAsync(queue, "capacity")).GetProperty("disabled").GetInt32());
        Assert.False((await Host.GetAsync($"/api/queues/{queue}")).Json.TryGetProperty("capacity", out _));

        int id = (await ParameterAsync(queue, "capacity")).GetProperty("id").GetInt32();
        await Host.SendAsync("PUT", $"/api/queues/{queue}/extra_params/{id}", """{"disabled":"0"}""");
        Assert.Equal(0, (await ParameterAsync(queue, "capacity")).GetProperty("disabled").GetInt32());

        await Host.SendAsync("PUT", $"/api/queues/{queue}/extra_params/{id}", """{"v":"6","disabled":true}""");
        JsonElement off = await ParameterAsync(queue, "capacity");
        Assert.Equal(("6", 1), (off.GetProperty("v").GetString(), off.GetProperty("disabled").GetInt32()));

        await SetAsync(queue, """{"k":"capacity","v":8}""");
        Assert.Equal(0, (await ParameterAsync(queue, "capacity")).GetProperty("disabled").GetInt32());
    }

    [Theory]
    [InlineData("""{"k":"capacity"}""", "v is required")]
    [InlineData("""{"k":"capacity","v":null}""", "v is required")]
    [InlineData("""{"v":"1"}""", "k is required")]
    [InlineData("""{"k":"capacity","v":"many"}""", null)]
    [InlineData("""{"k":"importance","v":"1"}""", "importance is no parameter of a callcenter queue")]
    [InlineData("""{"k":"wait-timeout-action","v":"hangup"}""", "v " + Forms)]
    [InlineData("""{"k":"wait-timeout-action","v":"{\"action\":\"transfer\"}"}""", "v " + Forms)]
    [InlineData("""{"k":"wait-timeout-action","v":"{\"action\":\"voicemail\",\"data\":\"1\"}"}""", "v " + Forms)]
    [InlineData("""{"k":"wait-timeout-action","v":"{\"action\""}""", "v must be an object")]
    [InlineData("""{"k":"wait-timeout-action","v":7}""", "v " + Forms)]
    [InlineData("""{"k":"tier-rules-apply","v":"perhaps"}""", "tier-rules-apply must be true or false")]
    [InlineData("""{"realm":"FIFO","k":"capacity","v":"1"}""", "realm must be CC: queue sales is of kind callcenter")]
    public async Task What_makes_no_sense_is_refused_and_sets_nothing(string body, string? message)
    {
        int queue = await QueueAsync("sales");
        string before = (await Host.GetAsync($"/api/queues/{queue}/extra_params")).Text;

        Refused(await Host.PostAsync($"/api/queues/{queue}/extra_params", body), 400, 400, message);

        Assert.Equal(before, (await Host.GetAsync($"/api/queues/{queue}/extra_params")).Text);
    }

    [Theory]
    [InlineData(
        "overflow-capacity-action",
        "\"{\\\"action\\\":\\\"transfer\\\",\\\"data\\\":\\\"1009\\\"}\"",
        """{"action":"transfer","data":"1009"}"""
    )]
    [InlineData("wait-timeout-action", """{"action":"transfer","data":1009}""", """{"action":"transfer","data":"1009"}""")]
    [InlineData("wait-timeout-without-agent-action", "\" { \\\"action\\\" : \\\"hangup\\\" } \"", """{"action":"hangup"}""")]
    [InlineData("wait-timeout-action", "\"\"", "")]
    [InlineData("tier-rules-apply", "true", "true")]
    [InlineData("tier-rules-apply", "\"yes\"", "true")]
    [InlineData("tier-rules-apply", "\"On\"", "true")]
    [InlineData("tier-rules-apply", "1", "true")]
    [InlineData("tier-rules-apply", "\"off\"", "false")]
    [InlineData("announce-sound", "\" a.wav \"", "a.wav")]
    [InlineData("announce-sound", "41", "41")]
    [InlineData("announce-sound", "1234", "1234")]
    [InlineData("capacity", "\" 12 \"", "12")]
    public async Task Values_are_read_in_all_their_spellings_and_kept_in_one(string key, string value, string kept)
    {
        int queue = await QueueAsync("sales");

        await SetAsync(queue, $$"""{"k":"{{key}}","v":{{value}}}""");

        Assert.Equal(kept, (await ParameterAsync(queue, key)).GetProperty("v").GetString());
    }

    /// <summary>The call centre has words of its own, which are nobody's here.</summary>
    [Fact]
    public async Task Built_in_sounds_have_the_documents_ids_everywhere()
    {
        Reply made = await Host.PostAsync("/api/queues", """{"name":"sales","moh_sound":41,"greeting":{"media_id":"204"}}""");
        int queue = IdOf(made.Json.GetProperty("data"));

        JsonElement shown = (await Host.GetAsync($"/api/queues/{queue}")).Json;

        Assert.Equal(
            ("41", "RINGTONE"),
            (
                shown.GetProperty("moh_sound").GetProperty("media_id").GetString(),
                shown.GetProperty("moh_sound").GetProperty("media_type").GetString()
            )
        );
        Assert.Equal("204", shown.GetProperty("greeting").GetProperty("media_id").GetString());
        Assert.Equal("ringback", (await Host.GetAsync("/api/media_files/41")).Json.GetProperty("name").GetString());
        Assert.Equal(404, (await Host.GetAsync("/api/media_files/1")).Status);
        Assert.Equal(
            ["41", "204"],
            (await Host.GetAsync("/api/media_files"))
                .Json.GetProperty("data")
                .EnumerateArray()
                .Select(row => row.GetProperty("id").GetString())
                .Take(2)
        );
        Assert.Equal("transfer:1009", await KeptAsync(queue, """{"action":"transfer","data":"1009"}"""));
        Assert.Equal("hangup", await KeptAsync(queue, """{"action":"hangup"}"""));

        async Task<string> KeptAsync(int id, string action)
        {
            await SetAsync(id, $$"""{"k":"wait-timeout-action","v":{{action}}}""");
            return Host.Centre.Door.Views.Queues[id]!.Parameters.Single(each => each.Key == "wait-timeout-action").Value;
        }
    }

    [Fact]
    public async Task A_queue_takes_its_parameters_where_it_shows_them()
    {
        Reply made = await Host.PostAsync("/api/queues", """{"name":"sales","max-wait-time":"40","capacity":3}""");
        int queue = IdOf(made.Json.GetProperty("data"));
        JsonElement shown = (await Host.GetAsync($"/api/queues/{queue}")).Json;
        Assert.Equal(("40", "3"), (shown.GetProperty("max-wait-time").GetString(), shown.GetProperty("capacity").GetString()));

        Assert.Equal(
            200,
            (await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"max-wait-time":"50","announce-frequency":20}""")).Status
        );
        shown = (await Host.GetAsync($"/api/queues/{queue}")).Json;
        Assert.Equal(("50", "3"), (shown.GetProperty("max-wait-time").GetString(), shown.GetProperty("capacity").GetString()));
        Assert.Equal("20", shown.GetProperty("announce-frequency").GetString());

        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"max-wait-time":"soon","name":"other"}"""), 400, 400);
        Refused(
            await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"importance":"1"}"""),
            400,
            400,
            "importance is no parameter of a callcenter queue"
        );
        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"load_url":"http://x"}"""), 400, 400);
        Assert.Equal("sales", (await Host.GetAsync($"/api/queues/{queue}")).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Of_two_names_for_one_wait_the_one_set_last_counts()
    {
        int queue = await QueueAsync("sales");
        await SetAsync(queue, """{"k":"wait-timeout-without-agent-time-reached","v":"30"}""");

        JsonElement shown = (await Host.GetAsync($"/api/queues/{queue}")).Json;

        // Both are shown as they were set; what acts is the call centre's business and tested there.
        Assert.Equal("5", shown.GetProperty("max-wait-time-with-no-agent-time-reached").GetString());
        Assert.Equal("30", shown.GetProperty("wait-timeout-without-agent-time-reached").GetString());
    }

    [Theory]
    [InlineData(
        "fifo",
        "longest-idle-agent",
        "strategy longest-idle-agent is one of callcenter queues: for this fifo queue choose of ringall, enterprise, or make a callcenter queue"
    )]
    [InlineData("callcenter", "enterprise", null)]
    [InlineData("fifo", "no-such", "strategy no-such is not known; there are ringall, enterprise")]
    public async Task A_strategy_of_the_other_kind_says_what_to_do_instead(string kind, string strategy, string? message)
    {
        int queue = IdOf((await Host.PostAsync("/api/queues", $$"""{"name":"q","type":"{{kind}}"}""")).Json.GetProperty("data"));

        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}", $$"""{"strategy":"{{strategy}}"}"""), 400, 400, message);
        Refused(await Host.PostAsync("/api/queues", $$"""{"name":"r","type":"{{kind}}","strategy":"{{strategy}}"}"""), 400, 400, message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_removed_is_rung_there_no_longer(bool bound)
    {
        int agent = await AgentAsync("1002");
        int queue = await QueueAsync("sales");
        if (bound)
        {
            await BindAsync(queue, agent);
        }
        Host.Centre.Tell(new ExtensionReachable("1002", true));
        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1002","queue":"sales"}"""));
        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1002","queue":"sales"}"""));

        Assert.Equal(200, (await Host.SendAsync("DELETE", $"/api/queues/{queue}/agents/{agent}", null)).Status);

        Golden.Same("[]", await Host.GetAsync("/api/cc/agent_state?queue=sales"));
        Golden.Same("[]", await Host.GetAsync("/api/queues/agents"));
        Guid caller = Guid.NewGuid();
        Host.Centre.Tell(new CallArrived(caller, Guid.NewGuid(), LegOrigin.Trunk, "carrier", "13800000000", "", "sales", "id"));
        Host.Centre.Tell(new LegAnswered(caller));
        Assert.DoesNotContain(Host.Centre.Orders, order => order is OriginateLeg);
        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}/agents/{agent}", null), 404, 404);
    }

    [Fact]
    public async Task Available_on_demand_is_one_call_then_idle_until_ready()
    {
        int agent = await AgentAsync("1002");
        await QueueAsync("sales");
        Host.Centre.Tell(new ExtensionReachable("1002", true));
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1002","queue":"sales"}""");
        await Host.SendAsync("PUT", $"/api/users/{agent}", """{"status":"Available(On Demand)","wrap_up_time":"0"}""");
        Assert.Equal("READY", await StateAsync());

        Guid phone = Arrive();
        Host.Centre.Tell(new LegEnded(phone, LegEndCause.RemoteHangUp, 0, ""));

        Assert.Equal("IDLE", await StateAsync());
        Assert.Equal("Available(On Demand)", (await Host.GetAsync($"/api/users/{agent}")).Json.GetProperty("status").GetString());
        await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1002","queue":"sales"}""");
        Assert.Equal("READY", await StateAsync());
    }

    [Fact]
    public async Task Signing_out_in_a_call_shows_the_call_until_it_ends()
    {
        int agent = await AgentAsync("1002");
        await BindAsync(await QueueAsync("sales"), agent);
        Host.Centre.Tell(new ExtensionReachable("1002", true));
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1002","queue":"sales"}""");
        await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1002","destNumber":"13900000000"}""");
        Guid leg = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(leg));

        await Host.PostAsync("/api/cc/ccc/ccLogout", """{"agent":"1002","queue":"sales"}""");

        JsonElement state = (await Host.GetAsync("/api/cc/agent_state?queue=sales")).Json[0];
        Assert.Equal(("LOGOUT", "ACTIVE", $"{leg}"), (Text(state, "state"), Text(state, "callstate"), Text(state, "agent_uuid")));
        Host.Centre.Tell(new LegEnded(leg, LegEndCause.RemoteHangUp, 0, ""));
        state = (await Host.GetAsync("/api/cc/agent_state?queue=sales")).Json[0];
        Assert.Equal(("LOGOUT", "IDLE", ""), (Text(state, "state"), Text(state, "callstate"), Text(state, "agent_uuid")));
    }

    private static string Text(JsonElement row, string key) => row.GetProperty(key).GetString()!;

    /// <summary>A caller who is put through to the one agent who is ready; the agent's leg.</summary>
    private Guid Arrive()
    {
        Guid caller = Guid.NewGuid();
        Host.Centre.Tell(new CallArrived(caller, Guid.NewGuid(), LegOrigin.Trunk, "carrier", "13800000000", "", "sales", "id"));
        Host.Centre.Tell(new LegAnswered(caller));
        Guid leg = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(leg));
        Host.Centre.Tell(new LegsJoined(caller, leg));
        return leg;
    }

    private async Task<string?> StateAsync() =>
        (await Host.GetAsync("/api/cc/agent_state?queue=sales")).Json[0].GetProperty("state").GetString();

    private async Task SetAsync(int queue, string body)
    {
        Reply reply = await Host.PostAsync($"/api/queues/{queue}/extra_params", body);
        Assert.True(reply.Status == 200, reply.Text);
    }

    private async Task<JsonElement> ParameterAsync(int queue, string key) =>
        (await Host.GetAsync($"/api/queues/{queue}/extra_params"))
            .Json.EnumerateArray()
            .First(row => row.GetProperty("k").GetString() == key);
}
