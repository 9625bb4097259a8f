namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>Whatever has an ETag is changed only if it still has it: rows, and what an agent does now.</summary>
public sealed class VersionsTests(LiveServer server) : NativeTest(server)
{
    private const string Stale = "\"0\"";

    [Fact]
    public async Task An_agent_is_told_something_only_while_he_is_as_he_was_seen()
    {
        (int id, _) = await UserAsync();
        (int queue, _) = await QueueAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        Reply signedOut = (await Server.GetAsync($"/v1/agents/{id}")).Is(200);

        Reply signedIn = (await Server.PostAsync($"/v1/agents/{id}/sign-in", null, null, ("If-Match", signedOut.Tag))).Is(200);

        Assert.NotEqual(signedOut.Tag, signedIn.Tag);
        (await Server.PostAsync($"/v1/agents/{id}/ready", null, null, ("If-Match", signedOut.Tag))).IsProblem(412, "stale");
        Assert.Equal("on_break", (await Server.GetAsync($"/v1/agents/{id}")).Value("status"));
        Reply ready = (await Server.PostAsync($"/v1/agents/{id}/ready", null, null, ("If-Match", signedIn.Tag))).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/break", null, null, ("If-Match", signedIn.Tag))).IsProblem(412, "stale");
        (await Server.PostAsync($"/v1/agents/{id}/break", null, null, ("If-Match", "not ours"))).IsProblem(412, "stale");
        (await Server.PostAsync($"/v1/agents/{id}/sign-out", null, null, ("If-Match", ready.Tag))).Is(200);
    }

    [Fact]
    public async Task So_is_a_place_in_a_queue()
    {
        (int id, _) = await UserAsync();
        (int queue, _) = await QueueAsync();
        string path = $"/v1/queues/{queue}/tiers/{id}";
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
        (await Server.SendAsync("PUT", path, "{}", null, ("If-Match", Stale))).IsProblem(412, "stale");
        Reply bound = (await Server.SendAsync("PUT", path, "{}")).Is(200);
        Reply moved = (await Server.SendAsync("PUT", path, """{ "level": 2 }""", null, ("If-Match", bound.Tag))).Is(200);

        Assert.Equal(moved.Tag, (await Server.GetAsync(path)).Is(200).Tag);
        (await Server.SendAsync("PUT", path, """{ "level": 3 }""", null, ("If-Match", bound.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", bound.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", moved.Tag))).Is(204);
    }

    [Theory]
    [InlineData("number-groups", """{ "name": "NEW", "numbers": [] }""")]
    [InlineData("sales-codes", """{ "code": "NEW" }""")]
    [InlineData("prices", """{ "prefix": "DIGITS", "stepPrice": 0.1 }""")]
    [InlineData("page-origins", """{ "origin": "https://NEW.example" }""")]
    public async Task So_is_what_calls_out_go_by(string kind, string template)
    {
        string digits = Fresh();
        string body = template.Replace("NEW", $"new{digits}").Replace("DIGITS", digits);
        Reply made = await Server.PostAsync($"/v1/{kind}", body);
        string path = $"/v1/{kind}/{made.Value("id")}";
        (await Server.GetAsync($"/v1/{kind}/999999")).IsProblem(404, "not-found");
        Assert.Equal(made.Tag, (await Server.GetAsync(path)).Is(200).Tag);

        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", Stale))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", "not ours"))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", made.Tag))).Is(204);
    }

    [Fact]
    public async Task A_group_of_numbers_is_changed_only_as_it_was_seen()
    {
        string name = $"group{Fresh()}";
        Reply made = (await Server.PostAsync("/v1/number-groups", $$"""{ "name": "{{name}}", "numbers": [] }""")).Is(201);
        string path = $"/v1/number-groups/{made.Value("id")}";
        string random = $$"""{ "name": "{{name}}", "numbers": [], "rule": "random" }""";

        Reply changed = (await Server.SendAsync("PUT", path, random, null, ("If-Match", made.Tag))).Is(200);

        Assert.NotEqual(made.Tag, changed.Tag);
        (await Server.SendAsync("PUT", path, random, null, ("If-Match", made.Tag))).IsProblem(412, "stale");
    }

    [Fact]
    public async Task A_code_and_a_price_are_set_only_as_they_were_seen()
    {
        string digits = Fresh();
        foreach (
            (string path, string body) in new[]
            {
                ("/v1/sales-codes", $$"""{ "code": "seller{{digits}}", "agents": [] }"""),
                ("/v1/prices", $$"""{ "prefix": "{{digits}}", "stepPrice": 1 }"""),
            }
        )
        {
            (await Server.PostAsync(path, body, null, ("If-Match", Stale))).IsProblem(412, "stale");
            Reply set = (await Server.PostAsync(path, body)).Is(200);
            Reply again = (await Server.PostAsync(path, body, null, ("If-Match", set.Tag))).Is(200);
            (await Server.PostAsync(path, body, null, ("If-Match", set.Tag))).IsProblem(412, "stale");
            Assert.NotEqual(set.Tag, again.Tag);
        }
    }

    [Fact]
    public async Task So_is_a_number()
    {
        (_, string queue) = await QueueAsync();
        string number = $"0{Fresh()}";
        string path = $"/v1/numbers/{number}";
        string body = $$"""{ "queue": "{{queue}}" }""";
        (await Server.SendAsync("PUT", path, body, null, ("If-Match", Stale))).IsProblem(412, "stale");
        Reply routed = (await Server.SendAsync("PUT", path, body)).Is(200);

        Assert.Equal(routed.Tag, (await Server.GetAsync(path)).Is(200).Tag);
        (await Server.SendAsync("PUT", path, """{ "extension": "1" }""", null, ("If-Match", Stale))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", Stale))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", routed.Tag))).Is(204);
    }

    [Fact]
    public async Task So_is_a_password()
    {
        (int id, _) = await UserAsync();
        string path = $"/v1/users/{id}/password";
        (await Server.SendAsync("PUT", path, """{ "password": "pw" }""", null, ("If-Match", Stale))).IsProblem(412, "stale");
        string tag = (await Server.GetAsync($"/v1/users/{id}")).Tag;
        (await Server.SendAsync("PUT", path, """{ "password": "pw" }""", null, ("If-Match", tag))).Is(204);
    }
}
