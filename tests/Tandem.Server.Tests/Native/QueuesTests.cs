namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Queues with their parameters, tiers and numbers.</summary>
public sealed class QueuesTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_queue_is_made_read_changed_and_deleted()
    {
        string name = $"q{Fresh()}";
        Reply made = await Server.PostAsync(
            "/v1/queues",
            $$"""{ "name": "{{name}}", "strategy": "round-robin", "description": "先到先得", "parameters": { "max-wait-time": "30" } }"""
        );
        string path = made.Is(201).Headers["Location"];
        Assert.Equal(("round-robin", "callcenter", "先到先得"), (made.Value("strategy"), made.Value("kind"), made.Value("description")));
        Assert.Equal("0", made.Value("state", "waiting"));

        string tag = (await Server.GetAsync(path)).Tag;
        Reply changed = await Server.SendAsync("PATCH", path, """{ "strategy": "top-down" }""", null, ("If-Match", tag));
        Assert.Equal(("top-down", "先到先得"), (changed.Is(200).Value("strategy"), changed.Value("description")));
        (await Server.SendAsync("PATCH", path, """{ "strategy": "top-down" }""", null, ("If-Match", tag))).IsProblem(412, "stale");
        (await Server.SendAsync("PATCH", path, """{ "strategy": "by-magic" }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/queues", $$"""{ "name": "{{name}}" }""")).IsProblem(409, "duplicate");
        Assert.Equal(
            name,
            (await Server.GetAsync($"/v1/queues?name={name}")).Json.GetProperty("queues")[0].GetProperty("name").GetString()
        );

        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_fifo_has_a_strategy_of_its_own_when_none_is_named()
    {
        Reply made = await Server.PostAsync("/v1/queues", $$"""{ "name": "q{{Fresh()}}", "kind": "fifo" }""");

        Assert.Equal("ringall", made.Is(201).Value("strategy"));
    }

    [Fact]
    public async Task A_parameter_is_set_again_put_out_of_force_and_taken_away()
    {
        (int id, _) = await QueueAsync();
        string path = $"/v1/queues/{id}/parameters/max-wait-time";

        Assert.Equal(("20", "False"), await SetAsync("""{ "value": "20" }"""));
        Assert.Equal(("30", "True"), await SetAsync("""{ "value": "30", "disabled": true }"""));
        Assert.Equal(("30", "False"), await SetAsync("""{ "value": "30" }"""));
        Assert.Equal(1, (await Server.GetAsync($"/v1/queues/{id}/parameters")).Json.GetProperty("parameters").GetArrayLength());

        (await Server.SendAsync("PUT", path, """{ "value": "soon" }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PUT", $"/v1/queues/{id}/parameters/magic", """{ "value": "1" }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.SendAsync("DELETE", path, null)).IsProblem(404, "not-found");

        async Task<(string, string)> SetAsync(string body)
        {
            Reply set = await Server.SendAsync("PUT", path, body);
            return (set.Is(200).Value("value"), set.Value("disabled"));
        }
    }

    [Fact]
    public async Task Agents_are_bound_moved_and_taken_out()
    {
        (int queue, _) = await QueueAsync();
        (int first, _) = await UserAsync();
        (int second, _) = await UserAsync();
        string path = $"/v1/queues/{queue}/tiers";

        (await Server.SendAsync("PUT", $"{path}/{first}", """{ "level": 2, "position": 5 }""")).Is(200);
        (await Server.SendAsync("PUT", $"{path}/{second}", "{ }")).Is(200);
        Assert.Equal([(second, 1, 1), (first, 2, 5)], await TiersAsync());
        (await Server.SendAsync("PUT", $"{path}/{first}", """{ "level": 1 }""")).Is(200);
        Assert.Equal([(second, 1, 1), (first, 1, 5)], await TiersAsync());
        (await Server.SendAsync("PUT", $"{path}/{first}", """{ "level": 0 }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PUT", $"{path}/999999", "{ }")).IsProblem(404, "not-found");

        (await Server.SendAsync("DELETE", $"{path}/{second}", null)).Is(204);
        Assert.Equal([(first, 1, 5)], await TiersAsync());

        async Task<IEnumerable<(int, int, int)>> TiersAsync() =>
            (await Server.GetAsync(path)).Json.GetProperty("tiers").EnumerateArray().Select(Shown);
    }

    private static (int, int, int) Shown(JsonElement tier) =>
        (tier.GetProperty("userId").GetInt32(), tier.GetProperty("level").GetInt32(), tier.GetProperty("position").GetInt32());

    [Fact]
    public async Task A_number_leads_to_a_queue_or_an_extension_until_its_route_is_taken_away()
    {
        (_, string queue) = await QueueAsync();
        (_, string extension) = await UserAsync();
        string path = $"/v1/numbers/0{Fresh()}";

        (await Server.SendAsync("PUT", path, $$"""{ "queue": "{{queue}}" }""")).Is(200);
        Reply moved = await Server.SendAsync("PUT", path, $$"""{ "extension": "{{extension}}" }""");
        Assert.Equal((extension, ""), (moved.Is(200).Value("extension"), moved.Value("queue")));
        Assert.Equal(moved.Text, (await Server.GetAsync(path)).Text);

        (await Server.SendAsync("PUT", path, """{ "queue": "nowhere" }""")).IsProblem(404, "not-found");
        (await Server.SendAsync("PUT", path, $$"""{ "queue": "{{queue}}", "extension": "{{extension}}" }""")).IsProblem(
            400,
            "invalid-request"
        );
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.SendAsync("DELETE", path, null)).IsProblem(404, "not-found");
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
    }
}
