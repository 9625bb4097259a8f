namespace Tandem.Server.Tests.Native;

using Tandem.Phones;
using Tandem.Server.Tests.Rig;

public sealed class TenantsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_tenant_comes_while_the_server_runs_its_phones_call_and_its_calls_are_recorded()
    {
        Acme acme = await AddAsync();
        (string one, string two) = (await acme.UserAsync(), await acme.UserAsync());
        using LivePhone caller = await LivePhone.RegisterAsync(Server, one, "secret", domain: acme.Domain);
        using LivePhone called = await LivePhone.RegisterAsync(Server, two, "secret", domain: acme.Domain);

        caller.Call(two);
        await called.WaitAsync<PhoneUp>();
        caller.HangUp();
        await called.WaitAsync<PhoneDown>();

        Reply records = await EventuallyAsync(
            () => Server.GetAsync("/v1/records", acme.Key),
            reply => reply.Json.GetProperty("records").GetArrayLength() == 2
        );
        Assert.Contains($"\"{two}\"", records.Text, StringComparison.Ordinal);
        Assert.Contains("call.started", (await Server.GetAsync("/v1/events", acme.Key)).Text, StringComparison.Ordinal);
        Assert.Empty(
            (await Server.GetAsync($"/v1/records?call={records.Json.GetProperty("records")[0].GetProperty("call")}"))
                .Json.GetProperty("records")
                .EnumerateArray()
        );
        string audit = (
            await EventuallyAsync(
                () => Server.GetAsync("/v1/audit?node=true&type=audit.tenant_added&limit=1000"),
                reply => reply.Text.Contains(acme.Name, StringComparison.Ordinal)
            )
        ).Text;
        Assert.Contains("key:credentials file", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_tenant_loses_its_calls_and_lets_nobody_in_until_it_is_enabled_with_all_it_had()
    {
        Acme acme = await AddAsync();
        (string one, string two) = (await acme.UserAsync(), await acme.UserAsync());
        using LivePhone caller = await LivePhone.RegisterAsync(Server, one, "secret", domain: acme.Domain);
        using LivePhone called = await LivePhone.RegisterAsync(Server, two, "secret", domain: acme.Domain);
        caller.Call(two);
        await called.WaitAsync<PhoneUp>();

        Reply disabled = (await Server.SendAsync("PATCH", acme.Path, """{ "disabled": true }""")).Is(200);

        await called.WaitAsync<PhoneDown>();
        Assert.Equal("True", disabled.Value("disabled"));
        (await Server.GetAsync("/v1/me", acme.Key)).Is(401);
        await Server.StopAsync();
        await Server.StartAsync();
        (await Server.GetAsync("/v1/me", acme.Key)).Is(401);
        Assert.Equal("True", (await Server.GetAsync(acme.Path)).Is(200).Value("disabled"));

        (await Server.SendAsync("PATCH", acme.Path, """{ "disabled": false }""")).Is(200);

        Assert.Equal(acme.Name, (await Server.GetAsync("/v1/me", acme.Key)).Is(200).Value("tenant"));
        Assert.Equal(2, (await Server.GetAsync("/v1/records", acme.Key)).Json.GetProperty("records").GetArrayLength());
        using LivePhone again = await LivePhone.RegisterAsync(Server, one, "secret", domain: acme.Domain);
    }

    [Fact]
    public async Task A_removed_tenant_is_gone_with_its_file_and_its_name_is_free()
    {
        Acme acme = await AddAsync();
        string file = Path.Combine(Server.Folder, $"credentials-{acme.Name}.json");
        Assert.True(File.Exists(file));

        (await Server.SendAsync("DELETE", acme.Path, null)).Is(204);

        (await Server.GetAsync(acme.Path)).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", acme.Path, null)).IsProblem(404, "not-found");
        (await Server.GetAsync("/v1/me", acme.Key)).Is(401);
        Assert.False(File.Exists(file));
        Acme next = await AddAsync(acme.Name);
        Assert.NotEqual(acme.Key, next.Key);
        Assert.Equal(1, (await Server.GetAsync("/v1/users", next.Key)).Is(200).Json.GetProperty("users").GetArrayLength());
    }

    [Fact]
    public async Task Another_domain_is_the_one_phones_register_at_from_then_on()
    {
        Acme acme = await AddAsync();
        string one = await acme.UserAsync();
        string moved = $"moved.{acme.Domain}";
        Reply before = (await Server.GetAsync(acme.Path)).Is(200);
        (await Server.SendAsync("PATCH", acme.Path, """{ "domain": "tandem.local" }""")).IsProblem(409, "duplicate");

        Reply after = (await Server.SendAsync("PATCH", acme.Path, $$"""{ "domain": "{{moved}}" }""", null, ("If-Match", before.Tag))).Is(
            200
        );

        Assert.NotEqual(before.Tag, after.Tag);
        (await Server.SendAsync("PATCH", acme.Path, "{}", null, ("If-Match", before.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", acme.Path, null, null, ("If-Match", before.Tag))).IsProblem(412, "stale");
        using LivePhone phone = await LivePhone.RegisterAsync(Server, one, "secret", domain: moved);
        Assert.Contains(moved, File.ReadAllText(Path.Combine(Server.Folder, $"credentials-{acme.Name}.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "two words", "domain": "acme.example" }""", 400, "invalid-request")]
    [InlineData("""{ "name": "../acme", "domain": "acme.example" }""", 400, "invalid-request")]
    [InlineData("""{ "name": "acme", "domain": "acme example" }""", 400, "invalid-request")]
    [InlineData("""{ "name": "acme" }""", 400, "invalid-request")]
    [InlineData("""{ "name": "default", "domain": "acme.example" }""", 409, "duplicate")]
    [InlineData("""{ "name": "acme", "domain": "TANDEM.local" }""", 409, "duplicate")]
    public async Task What_makes_no_sense_is_refused(string body, int status, string problem) =>
        (await Server.PostAsync("/v1/tenants", body)).IsProblem(status, problem);

    [Fact]
    public async Task The_default_tenant_stays_and_only_the_operator_comes_here()
    {
        (await Server.SendAsync("DELETE", "/v1/tenants/1", null)).IsProblem(409, "conflict");
        (await Server.SendAsync("PATCH", "/v1/tenants/1", """{ "disabled": true }""")).IsProblem(409, "conflict");
        (await Server.GetAsync("/v1/tenants", Server.OtherKey)).IsProblem(403, "forbidden");
        (await Server.GetAsync("/v1/node", Server.OtherKey)).IsProblem(403, "forbidden");
        Reply list = (await Server.GetAsync("/v1/tenants?limit=1")).Is(200);
        Assert.Equal("default", list.Json.GetProperty("tenants")[0].GetProperty("name").GetString());
        Assert.Equal(
            "other",
            (await Server.GetAsync($"/v1/tenants?limit=1&cursor={list.Value("next")}"))
                .Json.GetProperty("tenants")[0]
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task Metrics_and_the_node_are_the_operators()
    {
        (await Server.GetAsync("/metrics", "")).Is(401);
        (await Server.GetAsync("/metrics", "wrong")).Is(401);
        (await Server.GetAsync("/metrics", Server.OtherKey)).Is(403);
        (await Server.GetAsync("/metrics", await KeyAsync("administrator"))).Is(403);
        Assert.Contains("tandem_", (await Server.GetAsync("/metrics")).Is(200).Text, StringComparison.Ordinal);
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"prometheus:{Server.OperatorKey}"));
        (await Server.GetAsync("/metrics", "", ("Authorization", $"Basic {basic}"))).Is(200);

        Reply node = (await Server.GetAsync("/v1/node")).Is(200);
        Assert.StartsWith("udp:127.0.0.1:", node.Json.GetProperty("sip")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_changes_built_on_the_same_sight_one_is_made()
    {
        Acme acme = await AddAsync();
        string seen = (await Server.GetAsync(acme.Path)).Is(200).Tag;
        Reply[] replies = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => Server.SendAsync("PATCH", acme.Path, $$"""{ "domain": "d{{i}}.{{acme.Domain}}" }""", null, ("If-Match", seen)))
        );
        Assert.Single(replies, reply => reply.Status == 200);
        Assert.All(replies.Where(reply => reply.Status != 200), reply => reply.IsProblem(412, "stale"));
        (await Server.SendAsync("DELETE", acme.Path, null, null, ("If-Match", seen))).IsProblem(412, "stale");
    }

    private async Task<Acme> AddAsync(string? name = null)
    {
        name ??= $"acme{Fresh()}";
        Reply made = (await Server.PostAsync("/v1/tenants", $$"""{ "name": "{{name}}", "domain": "{{name}}.example" }""")).Is(201);
        Assert.Equal($"/v1/tenants/{made.Value("tenant", "id")}", made.Headers["Location"]);
        return new Acme(Server, name, made.Headers["Location"], made.Value("credentials", "native", "apiKey"));
    }

    private static Task<Reply> EventuallyAsync(Func<Task<Reply>> ask, Func<Reply, bool> holds) =>
        Asking.UntilAsync(async () => (await ask()).Is(200) is var reply && holds(reply) ? reply : null);

    private sealed record Acme(LiveServer Server, string Name, string Path, string Key)
    {
        public string Domain => $"{Name}.example";

        /// <summary>Returns his extension.</summary>
        public async Task<string> UserAsync()
        {
            string login = Fresh();
            (await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret" }""", Key)).Is(201);
            return login;
        }
    }
}
