namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>What the documents' other GET examples print.</summary>
public sealed class ListsTest : DialectTest
{
    private const string Binding = """
        {"member_wait":"nowait","no_answer_delay_time":"30","lag":"2","id":"6","agent_id":"6","deleted_at":"","queue_name":"111",
         "domain":"192.168.31.98","agent_type":"callback","level":"1","external_queue_id":"","external_agent_id":"","status":"On Break",
         "description":"","position":"1","name":"1004","extn":"1004","updated_at":"2023-09-22 08:46:35","max_no_answer":"3",
         "reject_delay_time":"10","busy_delay_time":"10","wrap_up_time":"10","agent_name_md5":"fed33392d3a48aa149a87a38b875ba4a",
         "queue_id":"1","simo":"1","agent_name":"1004","created_at":"2023-09-22 08:46:35","disabled":"0","hardware_phone_only":"false","timeout":"15",
         "cti_template":"callcenter"}
        """;

    [Fact]
    public async Task Extensions_of_a_user()
    {
        int id = await AgentAsync("1007", "test.xswitch.cn");

        Reply reply = await Host.GetAsync($"/api/users/{id}/extensions");

        Golden.Same(
            """
            [{"ringback":"","user_id":2,"eavesdropped":1,"cid_name":"","type":"SIP","auto_record":0,"timeout":"","created_at":"2020-08-18 10:59:45",
              "sync_enabled":0,"enable_ringback":0,"eavesdrop":0,"vm_password":"","intercepted":2,"extn":"1007","call_limit":1,
              "connect_phone":"","hotline_type":"","caller_display":1,"secretary_extn":"","password":"","cid_number":"","enable_hotline":0,
              "boss_extn":false,"hotline_address":"","called_limit":1,"enable_cb_onbusy":0,"voicemail":0,"extn_cidr":"","group_name":"",
              "mac_address":"","disabled":0,"updated_at":"2023-11-08 17:12:35","hotline_number":"","forced_breakdown":1,"forced_insert":1,
              "codec":"","force_breakdown":0,"context":"context-1","force_insert":0,"domain":"test.xswitch.cn","deleted_at":"",
              "default_extn_disabled":0,"name":"1007","description":"","call_transfer_type":0,"intercept":0,"weblogin_disabled":0,
              "ha1b":"f29","call_authority":4,"display_order":"0","ha1":"832","intercepted_group_name":"","priority":"99","id":142}]
            """,
            reply
        );
        Golden.Same("[]", await Host.GetAsync("/api/users/999/extensions"));
        Golden.Same("[]", await Host.GetAsync($"/api/users/{id}/queue/name"));
    }

    [Fact]
    public async Task Who_is_signed_in_and_who_remains()
    {
        int first = await AgentAsync("1004", "192.168.31.98");
        await AgentAsync("2000", "192.168.31.98");
        int queue = await QueueAsync("111");
        await BindAsync(queue, first);
        string remaining = """
            [{"name":"2000","agent_id":"24","agent_name_md5":"08f90c1a417155361a5c4b8d297e0d78","agent_name":"2000","domain":"192.168.31.98"}]
            """;

        Golden.Same("[]", await Host.GetAsync("/api/queues/agents"));
        Golden.Same(remaining, await Host.GetAsync($"/api/queues/{queue}/remain_agents"));

        await VerbAsync("ccLogin", """{"agent":"1004","queue":"111"}""");
        Golden.Same($"[{Binding}]", await Host.GetAsync("/api/queues/agents"));
        Golden.Same(remaining, await Host.GetAsync($"/api/queues/{queue}/remain_agents"));
        Assert.Equal(404, (await Host.GetAsync("/api/queues/99/remain_agents")).Status);
    }

    [Fact]
    public async Task Who_is_signed_in_without_being_bound_is_shown_where_he_works()
    {
        int bound = await AgentAsync("1004");
        int guest = await AgentAsync("1005");
        int other = await QueueAsync("other");
        int queue = await QueueAsync("111");
        await BindAsync(queue, bound);
        await BindAsync(other, bound);
        await VerbAsync("ccLogin", """{"agent":"1005","queue":"111"}""");
        await VerbAsync("ccLogin", """{"agent":"1004","queue":"111"}""");
        await VerbAsync("ccLogin", """{"agent":"1004","queue":"other"}""");
        await VerbAsync("ccGoReady", """{"agent":"1005","queue":"111"}""");

        Assert.Equal(
            ["other 1004 On Break", "111 1004 On Break", "111 1005 Available"],
            Texts(await Host.GetAsync("/api/queues/agents"), "queue_name", "agent_name", "status")
        );
        Assert.Equal(
            ["1004 BREAK", "1005 READY"],
            Texts(await Host.GetAsync("/api/cc/agent_state?queue=111&type=callcenter"), "agent_id", "state")
        );
        Golden.Same("[]", await Host.GetAsync($"/api/queues/{queue}/remain_agents"));
        Assert.Equal(
            [$"{bound}"],
            Texts(new Reply(200, (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("data").GetRawText()), "agent_id")
        );

        await VerbAsync("ccLogout", """{"agent":"1005","queue":"111"}""");
        Assert.Equal(["1004 BREAK"], Texts(await Host.GetAsync("/api/cc/agent_state?queue=111&type=callcenter"), "agent_id", "state"));
        Assert.Equal([$"{guest}"], Texts(await Host.GetAsync($"/api/queues/{queue}/remain_agents"), "agent_id"));
    }

    private async Task VerbAsync(string verb, string body) =>
        Golden.Same("""{"code":200,"message":"success"}""", await Host.PostAsync($"/api/cc/ccc/{verb}", body));

    private static IEnumerable<string> Texts(Reply rows, params string[] keys) =>
        rows.Json.EnumerateArray().Select(row => string.Join(' ', keys.Select(key => row.GetProperty(key).GetString())));

    [Fact]
    public async Task Extra_parameters_of_a_queue()
    {
        int queue = await QueueAsync("sales");

        JsonElement rows = (await Host.GetAsync($"/api/queues/{queue}/extra_params")).Json;

        JsonElement row = rows.EnumerateArray().First(each => each.GetProperty("k").GetString() == "tier-rules-apply");
        Golden.Same(
            """
            {"ref_id":1,"id":4650,"updated_at":"2023-05-29 09:51:03","created_at":"2023-05-29 09:51:03","realm":"CC","disabled":0,
             "deleted_at":"","v":"false","k":"tier-rules-apply"}
            """,
            new Reply(200, row.GetRawText())
        );
    }

    [Theory]
    [InlineData("QUEUE_CC_PARAM", 20, "announce-position", "Announce Position")]
    [InlineData("QUEUE_FIFO_PARAM", 8, "importance", "Importance")]
    public async Task Dictionaries_of_parameters(string realm, int count, string key, string label)
    {
        JsonElement rows = (await Host.GetAsync($"/api/dicts/realm/{realm}")).Json;

        Assert.Equal(count, rows.GetArrayLength());
        JsonElement row = rows.EnumerateArray().First(each => each.GetProperty("v").GetString() == key);
        Golden.Same(
            $$"""
            {"d":"","v":"{{key}}","o":"0","k":"{{label}}","id":"464","deleted_at":"","realm":"{{realm}}","created_at":"2022-05-13 15:08:36",
             "updated_at":"2022-05-13 15:08:36"}
            """,
            new Reply(200, row.GetRawText())
        );
        Assert.Equal(404, (await Host.GetAsync("/api/dicts/realm/NOTHING")).Status);
    }
}
