namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Core.Contract.Legs;
using Tandem.Dialects.XSwitch.Tests.Host;

public sealed class CallControlTest : DialectTest
{
    private const string Success = """{"message":"success","code":200}""";

    [Fact]
    public async Task Signing_in_means_break_and_ready_means_ready()
    {
        await PrepareAsync();
        Assert.Equal("LOGOUT", await StateAsync());

        Golden.Same(
            Success,
            await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1022","extn":"1022","queue":"welcome_queue_example"}""")
        );
        Assert.Equal("BREAK", await StateAsync());

        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1022","queue":"welcome_queue_example"}"""));
        Assert.Equal("READY", await StateAsync());

        Golden.Same(
            Success,
            await Host.PostAsync("/api/cc/ccc/ccGoBreak", """{"agent":"1022","reason":"have lanch","queue":"welcome_queue_example"}""")
        );
        Assert.Equal("BREAK", await StateAsync());

        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccLogout", """{"agent":"1022","queue":"welcome_queue_example"}"""));
        Assert.Equal("LOGOUT", await StateAsync());
    }

    [Fact]
    public async Task Without_a_queue_every_queue_is_meant_and_a_group_may_stand_before_the_agent()
    {
        await PrepareAsync();

        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"default.1022","extn":"1022"}"""));
        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1022"}"""));

        Assert.Equal("READY", await StateAsync());
    }

    [Fact]
    public async Task Agent_state_is_a_bare_array_as_printed()
    {
        await PrepareAsync("1020", "test");
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1020","extn":"1020","queue":"test"}""");
        await Host.PostAsync("/api/cc/ccc/ccGoReady", """{"agent":"1020","queue":"test"}""");

        Reply reply = await Host.GetAsync("/api/cc/agent_state?queue=test&type=callcenter");

        Golden.Same(
            """[{"callstate":"IDLE","group_id":"default","queue_id":"test","agent_uuid":"","state":"READY","agent_id":"1020","extn":"1020"}]""",
            reply,
            "queue_id"
        );
        Assert.Equal("test", reply.Json[0].GetProperty("queue_id").GetString());
        Golden.Same("[]", await Host.GetAsync("/api/cc/agent_state?queue=test&type=fifo"));
        Refused(await Host.GetAsync("/api/cc/agent_state"), 400, 400, "queue is required");
        Refused(await Host.GetAsync("/api/cc/agent_state?queue=none"), 404, 404);
    }

    [Fact]
    public async Task Dialling_without_signing_in_answers_as_printed()
    {
        await AgentAsync("1006");

        Reply reply = await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1006","extn":"1006","destNumber":"15666xx1111"}""");

        Golden.Same("""{"message":"can not find group?","code":500}""", reply);
    }

    [Theory]
    [InlineData("ccLogout")]
    [InlineData("ccGoReady")]
    [InlineData("ccGoBreak")]
    public async Task No_verb_works_before_signing_in(string verb)
    {
        await PrepareAsync();

        Reply reply = await Host.PostAsync($"/api/cc/ccc/{verb}", """{"agent":"1022","queue":"welcome_queue_example"}""");

        Golden.Same("""{"message":"can not find group?","code":500}""", reply);
    }

    [Theory]
    [InlineData("", "1022")]
    [InlineData("02160001234", "+862160001234")]
    public async Task A_users_number_is_what_the_customer_sees(string number, string shown)
    {
        await PrepareAsync();
        await ChangeAsync($$"""{"cid_number":"{{number}}"}""");

        OriginateLeg outward = await TalkAsync();

        Assert.Equal(("+8613900000000", shown), (outward.Target, outward.CallerNumber));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0", 0)]
    public async Task A_users_calls_are_recorded_if_he_says_so(string flag, int recordings)
    {
        await PrepareAsync();
        await ChangeAsync($$"""{"auto_record":"{{flag}}"}""");

        await TalkAsync();

        Assert.Equal(recordings, Host.Centre.Orders.OfType<RecordLeg>().Count());
    }

    [Fact]
    public async Task Dialling_rings_the_agent_and_hanging_up_ends_it()
    {
        await PrepareAsync();
        Host.Centre.Tell(new ExtensionReachable("1022", true));
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1022","extn":"1022","queue":"welcome_queue_example"}""");

        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1022","extn":"1022","destNumber":"1023"}"""));

        OriginateLeg ring = Assert.IsType<OriginateLeg>(Assert.Single(Host.Centre.Orders));
        Assert.Equal("1022", ring.Target);
        JsonElement state = (await Host.GetAsync("/api/cc/agent_state?queue=welcome_queue_example&type=callcenter")).Json[0];
        Assert.Equal(ring.Leg.ToString(), state.GetProperty("agent_uuid").GetString());
        Assert.Equal("RINGING", state.GetProperty("callstate").GetString());

        Golden.Same(Success, await Host.PostAsync("/api/cc/ccc/ccKill", $$"""{"destUUID":"{{ring.Leg}}"}"""));
        EndLeg end = Assert.IsType<EndLeg>(Host.Centre.Orders[1]);
        Assert.Equal(ring.Leg, end.Leg);
    }

    [Fact]
    public async Task Dialling_from_a_phone_that_is_not_there_says_so()
    {
        await PrepareAsync();
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1022","extn":"1022","queue":"welcome_queue_example"}""");

        Reply reply = await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1022","extn":"1022","destNumber":"1023"}""");

        Refused(reply, 200, 500);
        Assert.Empty(Host.Centre.Orders);
    }

    [Theory]
    [InlineData("ccLogin", """{"extn":"1022"}""", 400)]
    [InlineData("ccLogin", """{"agent":"nobody"}""", 404)]
    [InlineData("ccLogin", """{"agent":"1022","queue":"none"}""", 404)]
    [InlineData("ccDial", """{"agent":"1022"}""", 400)]
    [InlineData("ccKill", """{}""", 400)]
    [InlineData("ccKill", """{"destUUID":"qqwwszztxxxxxxxxxxx"}""", 404)]
    [InlineData("ccKill", """{"callID":"f2e15a60-4fc1-494a-823c-55bbca71b4a6"}""", 404)]
    [InlineData("ccGoReady", """{"agent":["1022"]}""", 400)]
    public async Task Failures_of_verbs_are_in_the_body(string verb, string body, int code)
    {
        await PrepareAsync();

        Refused(await Host.PostAsync($"/api/cc/ccc/{verb}", body), 200, code);
    }

    [Theory]
    [InlineData("ccAnswer", """{"destUUID" = "qqwwszztxxxxxxxxxxx"}""")]
    [InlineData("ccKill", """{"destUUID" = "qqwwszztxxxxxxxxxxx"}""")]
    [InlineData("ccHold", """{"callID" = "qqwwszztxxxxxxxxxxx"}""")]
    [InlineData("ccUnHold", """{"callID" = "qqwwszztxxxxxxxxxxx"}""")]
    public async Task The_bodies_that_are_no_json_are_told_so(string verb, string body)
    {
        Reply reply = await Host.PostAsync($"/api/cc/ccc/{verb}", body);

        Refused(reply, 400, 400);
        Assert.Contains("not JSON", reply.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string body)
    {
        JsonElement users = (await Host.GetAsync("/api/users")).Json.GetProperty("data");
        JsonElement user = users.EnumerateArray().First(row => row.GetProperty("login").GetString() == "1022");
        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/users/{user.GetProperty("id")}", body)).Status);
    }

    /// <summary>Agent 1022 dials a customer, and they talk; the order for the customer's leg.</summary>
    private async Task<OriginateLeg> TalkAsync()
    {
        Host.Centre.Tell(new ExtensionReachable("1022", true));
        await Host.PostAsync("/api/cc/ccc/ccLogin", """{"agent":"1022","queue":"welcome_queue_example"}""");
        await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1022","destNumber":"13900000000"}""");
        Guid phone = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(phone));
        OriginateLeg outward = Host.Centre.Orders.OfType<OriginateLeg>().Last();
        Host.Centre.Tell(new LegAnswered(outward.Leg));
        Host.Centre.Tell(new LegsJoined(phone, outward.Leg));
        return outward;
    }

    private async Task PrepareAsync(string agent = "1022", string queue = "welcome_queue_example")
    {
        int id = await AgentAsync(agent);
        await BindAsync(await QueueAsync(queue), id);
    }

    private async Task<string?> StateAsync()
    {
        Reply reply = await Host.GetAsync("/api/cc/agent_state?queue=welcome_queue_example&type=callcenter");
        return reply.Json[0].GetProperty("state").GetString();
    }
}
