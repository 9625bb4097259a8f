namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

public sealed class QueuesTest : DialectTest
{
    private const string CreateBody = """
        {"auto_record": "1", "description": "test", "moh_sound": 411, "name": "test2", "strategy": "agent-with-fewest-calls", "template": "default", "cti_template": "callcenter", "type": "callcenter"}
        """;

    [Fact]
    public async Task Create_answers_the_id_as_text()
    {
        Reply reply = await Host.PostAsync("/api/queues", CreateBody);

        Golden.Same("""{"code":200,"data":"2","message":"success"}""", reply, "data");
        Assert.True(IdOf(reply.Json.GetProperty("data")) > 0);
    }

    [Fact]
    public async Task A_fifo_queue_is_listed_in_text_and_shown_alone_with_numbers()
    {
        await Host.PostAsync(
            "/api/queues",
            """{"name":"FIFO1","type":"fifo","moh_sound":{"media_path":"phrase:welcome@xui","media_type":"SYSTEM","media_id":"204"}}"""
        );
        const string Rest = """
            "outbound_default_lag":"30","description":"","load_url":"","deleted_at":"","strategy":"ringall","created_at":"2023-03-03 09:07:08",
            "outbound_per_cycle":"1","load_url_params":"{}","outbound_per_cycle_min":"1","importance":"0","outbound_ring_timeout":"60",
            "outbound_priority":"5","cti_template":"fifo","greeting":"","updated_at":"2023-03-03 09:07:08","name":"FIFO1",
            "moh_sound":{"media_path":"phrase:welcome@xui","media_type":"SYSTEM","media_id":"204"}
            """;

        Reply list = await Host.GetAsync("/api/queues");
        Reply alone = await Host.GetAsync("/api/queues/1");

        Golden.Same($$"""{"page":1,"pageCount":1,"rowCount":1,"data":[{"id":"1","auto_record":"0",{{Rest}}}]}""", list);
        Golden.Same($$"""{"id":1,"auto_record":0,{{Rest}}}""", alone);
    }

    [Fact]
    public async Task A_call_centre_queue_shows_its_parameters_in_the_engines_words()
    {
        await Host.PostAsync("/api/queues", CreateBody);

        Reply list = await Host.GetAsync("/api/queues");

        Golden.Same(
            """
            {"page":1,"pageCount":1,"rowCount":1,"data":[{"updated_at":"2023-04-18 10:10:46","cti_template":"callcenter",
             "created_at":"2022-11-09 13:15:34","tier-rule-no-agent-no-wait":"false","max-wait-time-with-no-agent-time-reached":"5",
             "abandoned-resume-allowed":"false","description":"test","tier-rule-wait-second":"300","discard-abandoned-after":"60",
             "max-wait-time":"0","tier-rule-wait-multiply-level":"true","id":"63","tier-rules-apply":"false","max-wait-time-with-no-agent":"0",
             "greeting":"","name":"test2","strategy":"agent-with-fewest-calls","auto_record":"1","time-base-score":"system","deleted_at":"",
             "load_url":"","load_url_params":"{}","moh_sound":{"media_path":"","media_type":"UPLOAD","media_id":"411"}}]}
            """,
            list
        );
    }

    [Theory]
    [InlineData("411", "", "411")]
    [InlineData("\"411\"", "", "411")]
    [InlineData("\"{\\\"media_path\\\":\\\"phrase:welcome@xui\\\"}\"", "phrase:welcome@xui", "204")]
    [InlineData("{\"media_path\":\"tone_stream://%(400,200,383,417)\"}", "tone_stream://%(400,200,383,417)", "")]
    [InlineData("\"/sounds/hold.wav\"", "/sounds/hold.wav", "")]
    public async Task A_sound_is_read_in_every_form_and_written_as_an_object(string given, string path, string id)
    {
        await Host.PostAsync("/api/queues", $$"""{"name":"q","greeting":{{given}}}""");

        JsonElement greeting = (await Host.GetAsync("/api/queues/1")).Json.GetProperty("greeting");

        Assert.Equal(path, greeting.GetProperty("media_path").GetString());
        Assert.Equal(id, greeting.GetProperty("media_id").GetString());
    }

    [Fact]
    public async Task Queues_that_make_no_sense_are_refused()
    {
        await QueueAsync("welcome");

        Refused(await Host.PostAsync("/api/queues", """{"name":"welcome"}"""), 409, 409);
        Refused(await Host.PostAsync("/api/queues", """{"description":"nameless"}"""), 400, 400, "name is required");
        Refused(await Host.PostAsync("/api/queues", """{"name":"x","type":"hunt"}"""), 400, 400);
        Refused(await Host.PostAsync("/api/queues", """{"name":"x","strategy":"whim"}"""), 400, 400);
        Refused(await Host.GetAsync("/api/queues/99"), 404, 404);
        Refused(await Host.GetAsync("/api/queues/99/agents"), 404, 404);
        Assert.Equal(1, (await Host.GetAsync("/api/queues")).Json.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task Adding_agents_answers_numbers()
    {
        int first = await AgentAsync("1022");
        int second = await AgentAsync("1023");
        int queue = await QueueAsync("ewrw");

        Reply reply = await Host.PostAsync(
            $"/api/queues/{queue}/agents",
            $$"""{"agents":[{"agent_id":"{{first}}", "agent_name": "1022"},{ "agent_id":"{{second}}", "agent_name": "1023"}]}"""
        );

        Golden.Same(
            """
            {"data":[
              {"updated_at":"2022-05-16 09:00:00","deleted_at":"","queue_id":2,"position":1,"agent_id":24,"disabled":1,"external_queue_id":"",
               "domain":"","extn":"1022","level":1,"external_agent_id":"","queue_name":"ewrw","description":"","created_at":"2022-05-16 09:00:00",
               "id":4,"agent_name":"1022"},
              {"updated_at":"2022-05-16 09:00:00","deleted_at":"","queue_id":2,"position":1,"agent_id":25,"disabled":1,"external_queue_id":"",
               "domain":"","extn":"1023","level":1,"external_agent_id":"","queue_name":"ewrw","description":"","created_at":"2022-05-16 09:00:00",
               "id":5,"agent_name":"1023"}],
             "message":"success","code":200}
            """,
            reply
        );
    }

    [Fact]
    public async Task Listing_agents_answers_text()
    {
        int agent = await AgentAsync("1007", domain: "test.xswitch.cn");
        int queue = await QueueAsync("queue1");
        await BindAsync(queue, agent);

        Reply reply = await Host.GetAsync($"/api/queues/{queue}/agents");

        Golden.Same(
            """
            {"pageCount":1,"rowCount":1,"page":1,"data":[{"status":"On Break","disabled":"1","id":"148","max_no_answer":"3","agent_type":"callback",
             "external_queue_id":"","no_answer_delay_time":"30","busy_delay_time":"10","description":"","reject_delay_time":"10","name":"1007",
             "deleted_at":"","wrap_up_time":"10","queue_name":"queue1","external_agent_id":"","hardware_phone_only":"false","level":"1","simo":"1",
             "agent_name_md5":"e67da3ab8a3a4f9d4d9d3bf4fe5e6a1b","position":"1","member_wait":"nowait","domain":"test.xswitch.cn","lag":"2",
             "agent_id":"231","extn":"1007","updated_at":"2024-05-29 09:53:29","agent_name":"1007","created_at":"2024-05-29 09:53:29",
             "queue_id":"83"}]}
            """,
            reply
        );
    }

    [Theory]
    [InlineData("1020", "65cc2c8205a05d7379fa3a6386f710e1")]
    [InlineData("1004", "fed33392d3a48aa149a87a38b875ba4a")]
    [InlineData("20000", "d9798cdf31c02d86b8b81cc119d94836")]
    public async Task Agent_name_md5_is_the_documents_digest(string login, string digest)
    {
        int queue = await QueueAsync("q");
        await BindAsync(queue, await AgentAsync(login));

        JsonElement row = (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("data")[0];

        Assert.Equal(digest, row.GetProperty("agent_name_md5").GetString());
    }

    [Fact]
    public async Task Agents_nobody_knows_are_refused_and_none_is_bound()
    {
        int agent = await AgentAsync("1007");
        int queue = await QueueAsync("queue1");

        Reply unknown = await Host.PostAsync(
            $"/api/queues/{queue}/agents",
            $$"""{"agents":[{"agent_id":"{{agent}}"},{"agent_id":"999"}]}"""
        );
        Reply nobody = await Host.PostAsync($"/api/queues/{queue}/agents", """{"agents":[{"agent_name":"nobody"}]}""");
        Reply shapeless = await Host.PostAsync($"/api/queues/{queue}/agents", """{"agents":"all"}""");
        Reply nowhere = await Host.PostAsync("/api/queues/99/agents", """{"agents":[]}""");

        Refused(unknown, 404, 404);
        Refused(nobody, 400, 400);
        Refused(shapeless, 400, 400, "agents must be an array of objects");
        Refused(nowhere, 404, 404);
        Assert.Equal(0, (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task An_agent_is_found_by_login_where_no_id_is_given()
    {
        await AgentAsync("1007");
        int queue = await QueueAsync("queue1");

        Reply reply = await Host.PostAsync($"/api/queues/{queue}/agents", """{"agents":[{"agent_name":"1007"}]}""");

        Assert.Equal("1007", reply.Json.GetProperty("data")[0].GetProperty("agent_name").GetString());
    }
}
