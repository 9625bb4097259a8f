namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

public sealed class AuditTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task Who_changed_what_is_told_with_when_and_from_where_and_no_secret()
    {
        string start = await NewestAsync();
        string login = Fresh();
        Reply made = await Server.PostAsync(
            "/v1/users",
            $$"""{ "login": "{{login}}", "role": "administrator", "password": "pass-w0rd", "extensionSecret": "s3cret" }"""
        );
        string id = made.Is(201).Value("id");
        string token = await TokenAsync(login, "pass-w0rd");
        (await Server.SendAsync("PATCH", $"/v1/users/{id}", """{ "name": "other" }""", token)).Is(200);

        Reply audit = await ReadAsync($"cursor={start}&type=config.user_put");

        JsonElement[] entries = [.. audit.Json.GetProperty("entries").EnumerateArray()];
        Assert.Equal(["key:credentials file", $"user:{id}"], entries.Select(entry => entry.GetProperty("by").GetString()));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.GetProperty("from").GetString()));
        Assert.All(
            entries,
            entry => Assert.True(DateTimeOffset.Parse(entry.GetProperty("time").GetString()!) > DateTimeOffset.UtcNow.AddMinutes(-5))
        );
        string all = (await ReadAsync($"cursor={start}")).Text;
        Assert.DoesNotContain("s3cret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("pbkdf2", all, StringComparison.Ordinal);
        Assert.Single((await ReadAsync($"cursor={start}&type=config.user_put&by=user:{id}")).Json.GetProperty("entries").EnumerateArray());
        Assert.Empty((await ReadAsync($"cursor={start}&address=192.0.2.1")).Json.GetProperty("entries").EnumerateArray());
        Assert.Empty((await ReadAsync($"cursor={start}&to=2020-01-01")).Json.GetProperty("entries").EnumerateArray());
        Assert.Empty((await ReadAsync($"cursor={start}&from=2090-01-01")).Json.GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task What_only_the_operation_itself_refuses_is_told_too()
    {
        string start = await NewestAsync();
        // By a name of its own: what is alike is told once a minute.
        Reply made = (await Server.PostAsync("/v1/keys", $$"""{ "name": "{{Fresh()}}", "role": "administrator" }""")).Is(201);
        (await Server.GetAsync("/v1/events?node=true", made.Value("secret"))).IsProblem(403, "forbidden");
        Reply audit = await ReadAsync($"cursor={start}&type=audit.refused");
        Assert.Contains("GET /v1/events", audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ins_keys_and_what_was_refused_are_told()
    {
        string start = await NewestAsync();
        (int id, string login) = await UserAsync("supervisor", "pw");
        await Server.PostAsync("/v1/tokens", $$"""{ "login": "{{login}}", "password": "wrong" }""", "");
        string token = await TokenAsync(login, "pw");
        (await Server.PostAsync("/v1/queues", """{ "name": "no" }""", token)).Is(403);
        (await Server.SendAsync("DELETE", "/v1/tokens/current", null, token)).Is(204);
        Reply key = (await Server.PostAsync("/v1/keys", """{ "name": "reports", "role": "supervisor" }""")).Is(201);
        string keyId = key.Value("key", "id");
        Reply rotated = (await Server.PostAsync($"/v1/keys/{keyId}/rotate", null)).Is(201);
        (await Server.SendAsync("DELETE", $"/v1/keys/{rotated.Value("key", "id")}", null)).Is(204);

        Reply audit = await ReadAsync($"cursor={start}&type=audit.*");

        Assert.Equal(
            [
                ("audit.sign_in_refused", "system"),
                ("audit.signed_in", $"user:{id}"),
                ("audit.refused", $"user:{id}"),
                ("audit.signed_out", $"user:{id}"),
                ("audit.key_made", "key:credentials file"),
                ("audit.key_rotated", "key:credentials file"),
                ("audit.key_deleted", "key:credentials file"),
            ],
            audit
                .Json.GetProperty("entries")
                .EnumerateArray()
                .Select(entry => ($"{entry.GetProperty("type")}", $"{entry.GetProperty("by")}"))
        );
        Assert.All(audit.Json.GetProperty("entries").EnumerateArray(), entry => Assert.Equal("127.0.0.1", $"{entry.GetProperty("from")}"));
        Assert.DoesNotContain(key.Value("secret"), audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_goes_on_where_the_one_before_ended()
    {
        string start = await NewestAsync();
        await UserAsync();
        await UserAsync();
        string whole = (await ReadAsync($"cursor={start}&type=config.user_put")).Json.GetProperty("entries").GetRawText();

        Reply first = await ReadAsync($"cursor={start}&type=config.user_put&limit=1");
        Reply second = await ReadAsync($"cursor={first.Value("next")}&type=config.user_put");

        Assert.False(first.Json.GetProperty("end").GetBoolean());
        Assert.True(second.Json.GetProperty("end").GetBoolean());
        string One(Reply page) => page.Json.GetProperty("entries")[0].GetRawText();
        Assert.Equal(whole, $"[{One(first)},{One(second)}]");
    }

    [Theory]
    [InlineData("type=call.started", "type")]
    [InlineData("type=audit.nothing", "type")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("from=yesterday", "from")]
    [InlineData("limit=0", "limit")]
    public async Task What_makes_no_sense_is_refused_by_name(string query, string field)
    {
        Reply refused = (await Server.GetAsync($"/v1/audit?{query}")).IsProblem(400, "invalid-request");
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task It_is_for_administrators_and_the_nodes_for_the_operator()
    {
        (await Server.GetAsync("/v1/audit", await KeyAsync("supervisor"))).IsProblem(403, "forbidden");
        (await Server.GetAsync("/v1/audit", await KeyAsync("administrator"))).Is(200);
        (await Server.GetAsync("/v1/audit?node=true", await KeyAsync("administrator"))).IsProblem(403, "forbidden");
        (await Server.GetAsync("/v1/users", "nobodys-key")).Is(401);

        Assert.Contains("sign_in_refused", (await ReadAsync("node=true")).Text, StringComparison.Ordinal);
    }

    /// <summary>Pages looked through for the newest entry: others on the same server have done much by then.</summary>
    private const int MostPages = 40;

    private async Task<string> NewestAsync()
    {
        Reply page = await ReadAsync("limit=1000");
        for (int read = 0; read < MostPages && !page.Json.GetProperty("end").GetBoolean(); read++)
        {
            page = await ReadAsync($"limit=1000&cursor={page.Value("next")}");
        }
        return page.Value("next");
    }

    private async Task<Reply> ReadAsync(string query)
    {
        await Server.SettleAsync();
        return (await Server.GetAsync($"/v1/audit?{query}")).Is(200);
    }
}
