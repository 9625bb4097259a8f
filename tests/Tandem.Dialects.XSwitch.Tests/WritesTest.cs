namespace Tandem.Dialects.XSwitch.Tests;

using System.Text;
using System.Text.Json;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Legs;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>What writes change, what they refuse, and that a refusal leaves nothing half done.</summary>
public sealed class WritesTest : DialectTest
{
    [Fact]
    public async Task Agent_parameters_may_be_flat_or_nested_numbers_or_text()
    {
        int id = await AgentAsync("1006");

        await Host.SendAsync("PUT", $"/api/users/{id}", """{"name":"李四","warp_up_time":7,"agent_info":{"lag":"3"},"simo":"2"}""");

        JsonElement user = (await Host.GetAsync($"/api/users/{id}")).Json;
        Assert.Equal("李四", user.GetProperty("name").GetString());
        Assert.Equal("7", user.GetProperty("wrap_up_time").GetString());
        Assert.Equal("3", user.GetProperty("lag").GetString());
        Assert.Equal("2", user.GetProperty("simo").GetString());
        Assert.Equal("30", user.GetProperty("no_answer_delay_time").GetString());
    }

    [Fact]
    public async Task A_login_or_extension_that_is_taken_is_refused_whole()
    {
        int id = await AgentAsync("1006");
        await AgentAsync("1007");

        Refused(await Host.SendAsync("PUT", $"/api/users/{id}", """{"login":"1007","name":"x"}"""), 409, 409);
        Refused(await Host.SendAsync("PUT", $"/api/users/{id}", """{"extn":"1007","name":"x"}"""), 409, 409);
        Refused(await Host.PostAsync("/api/users/muti_add", """{"users_start":1005,"users_end":1008,"password":"Aa1!aaaa"}"""), 409, 409);

        Assert.Equal("1006", (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("name").GetString());
        Assert.Equal(4, (await Host.GetAsync("/api/users")).Json.GetProperty("rowCount").GetInt32());
        Assert.Equal(200, (await Host.PostAsync("/api/users", """{"login":"1005","password":"Aa1!aaaa"}""")).Status);
    }

    [Theory]
    [InlineData("""{"users_start":10,"users_end":5}""")]
    [InlineData("""{"users_start":1,"users_end":100000}""")]
    [InlineData("""{"users_start":"x","users_end":"y"}""")]
    [InlineData("""{"users_end":5}""")]
    public async Task Bulk_ranges_that_make_no_sense_are_refused(string body) =>
        Refused(await Host.PostAsync("/api/users/multi_add", body), 400, 400);

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_old_one_or_administers()
    {
        int id = await AgentAsync("1006");
        Reply mine = await Host.PostAsync("/api/sessions", """{"login":"1006","password":"Secret-1006"}""", null);
        string token = mine.Json.GetProperty("token").GetString()!;

        Reply wrong = await Host.SendAsync(
            "PUT",
            "/api/users/change_password",
            $$"""{"id":"{{id}}","old_password":"no","password":"New-1"}""",
            token
        );
        Reply others = await Host.SendAsync(
            "PUT",
            "/api/users/change_password",
            """{"id":"1","old_password":"x","password":"New-1"}""",
            token
        );
        Reply right = await Host.SendAsync(
            "PUT",
            "/api/users/change_password",
            $$"""{"id":"{{id}}","old_password":"Secret-1006","password":"New-2"}""",
            token
        );

        Refused(wrong, 403, 903);
        Assert.Equal(403, others.Status);
        Golden.Same("""{"data":"{}","code":200,"message":"success"}""", right);
        Assert.Equal(200, (await Host.PostAsync("/api/sessions", """{"login":"1006","password":"New-2"}""", null)).Status);
    }

    [Fact]
    public async Task A_queue_with_callers_or_an_agent_in_its_call_stays()
    {
        int agent = await AgentAsync("1002");
        int queue = await QueueAsync("sales");
        await BindAsync(queue, agent);
        Host.Centre.Tell(new ExtensionReachable("1002", true));
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1002"}""");
        Guid caller = Guid.NewGuid();
        Host.Centre.Tell(new CallArrived(caller, Guid.NewGuid(), LegOrigin.Trunk, "carrier", "139", "", "sales", "id"));
        Host.Centre.Tell(new LegAnswered(caller));

        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}", null), 409, 409);
        Golden.Same("""{"queue":"sales","members_count":"1"}""", await Host.GetAsync("/api/queues/members_count/sales"));

        await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1002"}""");
        Guid offered = Host.Centre.Orders.OfType<OriginateLeg>().Single().Leg;
        Host.Centre.Tell(new LegAnswered(offered));
        Host.Centre.Tell(new LegsJoined(caller, offered));
        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}", null), 409, 409);
        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}/agents/{agent}", null), 409, 409);
        Refused(await Host.SendAsync("DELETE", $"/api/users/{agent}", null), 409, 409);

        Host.Centre.Tell(new LegEnded(caller, LegEndCause.RemoteHangUp, 0, ""));
        Host.Centre.Tell(new LegEnded(offered, LegEndCause.LocalHangUp, 0, ""));
        Assert.Equal(200, (await Host.SendAsync("DELETE", $"/api/queues/{queue}", null)).Status);
        Assert.Equal(404, (await Host.GetAsync($"/api/queues/{queue}")).Status);
    }

    [Fact]
    public async Task A_change_of_a_queue_leaves_who_waits_where_he_is()
    {
        int queue = await QueueAsync("sales");
        Guid caller = Guid.NewGuid();
        Host.Centre.Tell(new CallArrived(caller, Guid.NewGuid(), LegOrigin.Trunk, "carrier", "139", "", "sales", "id"));
        Host.Centre.Tell(new LegAnswered(caller));
        int orders = Host.Centre.Orders.Count;

        await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"strategy":"ring-all","name":"sales2","description":"x"}""");

        Assert.Equal(orders, Host.Centre.Orders.Count);
        Golden.Same("""{"queue":"sales2","members_count":"1"}""", await Host.GetAsync("/api/queues/members_count/sales2"));
        Assert.Equal(404, (await Host.GetAsync("/api/queues/members_count/sales")).Status);
        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"strategy":"nonsense"}"""), 400, 400);
        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"cti_template":"fifo"}"""), 409, 409);
        Assert.Equal("ring-all", (await Host.GetAsync($"/api/queues/{queue}")).Json.GetProperty("strategy").GetString());
    }

    [Theory]
    [InlineData("""{"realm":"CC","k":"no-such-thing","v":"1"}""", 400)]
    [InlineData("""{"realm":"CC","k":"importance","v":"1"}""", 400)]
    [InlineData("""{"realm":"FIFO","k":"capacity","v":"1"}""", 400)]
    [InlineData("""{"realm":"CC","k":"capacity","v":"many"}""", 400)]
    [InlineData("""{"realm":"CC","k":"capacity","v":"-1"}""", 400)]
    [InlineData("""{"realm":"CC","v":"1"}""", 400)]
    [InlineData("""{"realm":"CC","k":"tier-rules-apply","v":"maybe"}""", 400)]
    public async Task Parameters_that_make_no_sense_are_refused(string body, int code)
    {
        int queue = await QueueAsync("sales");

        Refused(await Host.PostAsync($"/api/queues/{queue}/extra_params", body), code, code);
    }

    [Fact]
    public async Task A_parameter_that_is_switched_off_is_listed_but_not_in_force()
    {
        int queue = await QueueAsync("sales");
        Reply added = await Host.PostAsync($"/api/queues/{queue}/extra_params", """{"realm":"CC","k":"capacity","v":5}""");
        int id = added.Json.GetProperty("data").GetInt32();

        Assert.Equal("5", (await Host.GetAsync($"/api/queues/{queue}")).Json.GetProperty("capacity").GetString());
        await Host.SendAsync("PUT", $"/api/queues/{queue}/extra_params/{id}", """{"action":"toggle"}""");
        Assert.False((await Host.GetAsync($"/api/queues/{queue}")).Json.TryGetProperty("capacity", out _));
        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}/extra_params/99999", """{"v":"1"}"""), 404, 404);
        Refused(await Host.SendAsync("PUT", $"/api/queues/{queue}/extra_params/{id}", """{"action":"flip"}"""), 400, 400);
    }

    [Fact]
    public async Task Of_several_agents_to_remove_one_unknown_removes_none()
    {
        int first = await AgentAsync("1001");
        int queue = await QueueAsync("sales");
        await BindAsync(queue, first);

        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}/agents", $$"""{"agent_id":"{{first}},99"}"""), 404, 404);
        Refused(await Host.SendAsync("DELETE", $"/api/queues/{queue}/agents", """{"agent_id":"1;DROP TABLE users"}"""), 400, 400);

        Assert.Equal(1, (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task Changes_of_one_queue_do_not_overtake_each_other()
    {
        int queue = await QueueAsync("sales");

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Host.SendAsync("PUT", $"/api/queues/{queue}", $$"""{"description":"{{i}}"}"""))
        );
        string[] keys = ["capacity", "retain-agent", "agent-timeout", "announce-frequency", "wait-timeout"];
        Reply[] added = await Task.WhenAll(
            keys.Select(key => Host.PostAsync($"/api/queues/{queue}/extra_params", $$"""{"k":"{{key}}","v":"1"}"""))
        );

        Assert.All(added, reply => Assert.Equal(200, reply.Status));
        JsonElement shown = (await Host.GetAsync($"/api/queues/{queue}")).Json;
        Assert.All(keys, key => Assert.Equal("1", shown.GetProperty(key).GetString()));
    }

    [Fact]
    public async Task A_sound_is_uploaded_used_and_only_then_kept_from_deletion()
    {
        Reply made = await UploadAsync("欢迎.wav", "RIFFxxxxWAVE");
        string id = made.Json[0].GetProperty("id").GetString()!;
        int queue = await QueueAsync("sales");

        await Host.SendAsync("PUT", $"/api/queues/{queue}", $$"""{"moh_sound":{{id}}}""");

        Assert.Equal("欢迎", made.Json[0].GetProperty("name").GetString());
        Refused(await Host.SendAsync("DELETE", $"/api/media_files/{id}", null), 409, 409);
        await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"moh_sound":""}""");
        Assert.Equal(200, (await Host.SendAsync("DELETE", $"/api/media_files/{id}", null)).Status);
        Assert.Empty(Host.Centre.Sounds.Kept);
        Assert.Equal(404, (await Host.GetAsync($"/api/media_files/{id}")).Status);
    }

    [Theory]
    [InlineData(SoundRefusal.NoSound, 400)]
    [InlineData(SoundRefusal.TooLarge, 413)]
    [InlineData(SoundRefusal.TooMany, 429)]
    [InlineData(SoundRefusal.Failed, 500)]
    public async Task Why_an_upload_is_refused_is_told(SoundRefusal refusal, int code)
    {
        Host.Centre.Sounds.Refuses = refusal;

        Reply reply = await UploadAsync("a.wav", "RIFF");

        Refused(reply, code, code, "a.wav: not now");
        Assert.Equal(code == 429, reply.RetryAfter > 0);
    }

    [Fact]
    public async Task What_is_no_sound_or_no_upload_is_refused()
    {
        Refused(await UploadAsync("a.exe", "MZ"), 400, 400);
        Refused(await Host.PostAsync("/api/upload", "{}"), 400, 400);
        Assert.Empty(Host.Centre.Sounds.Kept);
        JsonElement list = (await Host.GetAsync("/api/media_files?types=SYSTEM,RINGTONE")).Json;
        Assert.Equal(2, list.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task Of_several_files_one_that_is_no_sound_keeps_none()
    {
        Refused(await UploadAsync("a.wav", "RIFFxxxxWAVE", "MZ"), 400, 400);
        Assert.Empty(Host.Centre.Sounds.Kept);

        Host.Centre.DatabaseFails = true;
        Refused(await UploadAsync("a.wav", "RIFFxxxxWAVE", "RIFFxxxxWAVE"), 500, 500);
        Assert.Empty(Host.Centre.Sounds.Kept);

        Host.Centre.DatabaseFails = false;
        Assert.Equal(2, (await UploadAsync("a.wav", "RIFFxxxxWAVE", "RIFFxxxxWAVE")).Json.GetArrayLength());
        Assert.Equal(4, (await Host.GetAsync("/api/media_files")).Json.GetProperty("rowCount").GetInt32());
    }

    [Theory]
    [InlineData("greeting", false)]
    [InlineData("greeting", true)]
    [InlineData("announce-sound", false)]
    [InlineData("announce-sound", true)]
    public async Task A_sound_stays_while_a_queue_plays_it_by_id_or_by_path(string use, bool byPath)
    {
        JsonElement made = (await UploadAsync("a.wav", "RIFFxxxxWAVE")).Json[0];
        string id = made.GetProperty("id").GetString()!;
        string path = made.GetProperty("media_path").GetString()!;
        string name = byPath ? path : id;
        int queue = await QueueAsync("sales");
        if (use == "greeting")
        {
            await Host.SendAsync("PUT", $"/api/queues/{queue}", $$"""{"greeting":"{{name}}"}""");
            Golden.Same(
                $$"""{"media_path":"{{path}}","media_id":"{{id}}","media_type":"UPLOAD"}""",
                new Reply(200, (await Host.GetAsync($"/api/queues/{queue}")).Json.GetProperty("greeting").GetRawText())
            );
        }
        else
        {
            await Host.PostAsync($"/api/queues/{queue}/extra_params", $$"""{"realm":"CC","k":"announce-sound","v":"{{name}}"}""");
        }

        Refused(await Host.SendAsync("DELETE", $"/api/media_files/{id}", null), 409, 409);
        Assert.Equal(200, (await Host.SendAsync("DELETE", $"/api/queues/{queue}", null)).Status);
        Assert.Equal(200, (await Host.SendAsync("DELETE", $"/api/media_files/{id}", null)).Status);
    }

    private Task<Reply> UploadAsync(string name, params string[] contents)
    {
        string head = $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n";
        string body = $"{string.Concat(contents.Select(content => $"{head}{content}\r\n"))}--b--\r\n";
        return Host.SendAsync("POST", "/api/upload", body, contentType: "multipart/form-data; boundary=b");
    }
}
