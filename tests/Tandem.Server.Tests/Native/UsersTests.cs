namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

public sealed class UsersTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_user_is_made_read_changed_and_deleted()
    {
        string login = Fresh();
        Reply made = await Server.PostAsync(
            "/v1/users",
            $$"""{ "login": "{{login}}", "name": "王", "role": "supervisor", "callerNumber": "0215", "autoRecord": true, "agent": { "wrapUpSeconds": 3 } }"""
        );
        string path = made.Is(201).Headers["Location"];

        Reply read = await Server.GetAsync(path);
        Assert.Equal(made.Text, read.Is(200).Text);
        Assert.Equal(("王", "supervisor", login, "3", "15"), Shown(read));

        Reply changed = await Server.SendAsync("PATCH", path, """{ "name": "李", "agent": { "ringSeconds": 20 } }""");
        Assert.Equal(("李", "supervisor", login, "3", "20"), Shown(changed.Is(200)));
        Assert.Equal("0215", changed.Value("callerNumber"));

        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync(path)).IsProblem(404, "not-found");

        static (string, string, string, string, string) Shown(Reply user) =>
            (
                user.Value("name"),
                user.Value("role"),
                user.Value("extension"),
                user.Value("agent", "wrapUpSeconds"),
                user.Value("agent", "ringSeconds")
            );
    }

    [Fact]
    public async Task Pages_hold_everybody_once_in_one_order()
    {
        for (int i = 0; i < 5; i++)
        {
            await UserAsync();
        }
        List<int> seen = [];
        string? cursor = null;
        do
        {
            Reply page = await Server.GetAsync($"/v1/users?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            JsonElement[] users = [.. page.Is(200).Json.GetProperty("users").EnumerateArray()];
            Assert.InRange(users.Length, 1, 2);
            seen.AddRange(users.Select(user => user.GetProperty("id").GetInt32()));
            cursor = page.Json.GetProperty("next").GetString();
        } while (cursor is not null);

        Assert.Equal(seen.Order().Distinct(), seen);
        Reply all = await Server.GetAsync("/v1/users?limit=1000");
        Assert.Equal(all.Json.GetProperty("users").GetArrayLength(), seen.Count);
        Assert.Equal(JsonValueKind.Null, all.Json.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=%2A%2A", "cursor")]
    [InlineData("cursor=YWJj", "cursor")]
    public async Task Pages_that_make_no_sense_are_refused_by_name(string query, string field)
    {
        Reply refused = await Server.GetAsync($"/v1/users?{query}");

        refused.IsProblem(400, "invalid-request");
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("""{ }""", "login")]
    [InlineData("""{ "login": "" }""", "login")]
    [InlineData("""{ "login": 5 }""", "login")]
    [InlineData("""{ "login": "x", "naem": "y" }""", "naem")]
    [InlineData("""{ "login": "x", "role": "operator" }""", "role")]
    [InlineData("""{ "login": "x", "type": "ROBOT" }""", "type")]
    [InlineData("""{ "login": "x", "extension": "1 2" }""", "extension")]
    [InlineData("""{ "login": "x", "autoRecord": "yes" }""", "autoRecord")]
    [InlineData("""{ "login": "x", "agent": { "wrapUpSeconds": -1 } }""", "agent.wrapUpSeconds")]
    [InlineData("""{ "login": "x", "agent": { "wrapUp": 1 } }""", "wrapUp")]
    public async Task What_is_wrong_with_a_body_is_told_by_field(string body, string field)
    {
        Reply refused = await Server.PostAsync("/v1/users", body);

        refused.IsProblem(400, "invalid-request");
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty(field, out _), refused.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        (await Server.PostAsync("/v1/users", body)).IsProblem(400, "invalid-request");
    }

    [Fact]
    public async Task A_body_of_another_type_or_too_large_is_refused()
    {
        (await Server.PostAsync("/v1/users", "login=x", null, ("Content-Type", "application/x-www-form-urlencoded"))).IsProblem(
            415,
            "unsupported-media-type"
        );
        string large = $$"""{ "login": "{{new string('x', 2_000_000)}}" }""";
        (await Server.PostAsync("/v1/users", large)).IsProblem(413, "too-large");
    }

    [Fact]
    public async Task Skills_are_words_each_once_and_alike_in_any_case()
    {
        (int id, _) = await UserAsync();
        Reply changed = await Server.SendAsync("PATCH", $"/v1/users/{id}", """{ "skills": ["Gold", "english", "gold"] }""");
        Assert.Equal(["english", "gold"], changed.Is(200).Json.GetProperty("skills").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal(
            changed.Json.GetProperty("skills").GetRawText(),
            (await Server.GetAsync($"/v1/users/{id}")).Json.GetProperty("skills").GetRawText()
        );
        (await Server.SendAsync("PATCH", $"/v1/users/{id}", """{ "skills": ["two words"] }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PATCH", $"/v1/users/{id}", """{ "skills": "gold" }""")).IsProblem(400, "invalid-request");
    }

    [Fact]
    public async Task A_login_that_is_taken_is_refused()
    {
        (int _, string login) = await UserAsync();

        (await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}" }""")).IsProblem(409, "duplicate");
    }

    [Fact]
    public async Task A_change_built_on_what_was_changed_meanwhile_is_stale()
    {
        (int id, _) = await UserAsync();
        string path = $"/v1/users/{id}";
        string tag = (await Server.GetAsync(path)).Tag;

        Reply first = await Server.SendAsync("PATCH", path, """{ "name": "a" }""", null, ("If-Match", tag));
        (await Server.SendAsync("PATCH", path, """{ "name": "b" }""", null, ("If-Match", tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", tag))).IsProblem(412, "stale");
        (await Server.SendAsync("PATCH", path, """{ "name": "b" }""", null, ("If-Match", "\"nonsense\""))).IsProblem(412, "stale");

        Assert.Equal("a", (await Server.GetAsync(path)).Value("name"));
        Assert.NotEqual(tag, first.Is(200).Tag);
        (await Server.SendAsync("PATCH", path, """{ "name": "c" }""", null, ("If-Match", "*"))).Is(200);
        string last = (await Server.GetAsync(path)).Tag;
        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", last))).Is(204);
    }

    [Fact]
    public async Task What_a_client_has_already_is_not_sent_again()
    {
        (int id, _) = await UserAsync();
        string tag = (await Server.GetAsync($"/v1/users/{id}")).Tag;

        Reply again = await Server.GetAsync($"/v1/users/{id}", null, ("If-None-Match", tag));

        Assert.Equal((304, ""), (again.Status, again.Text));
    }

    [Fact]
    public async Task Whoever_is_no_administrator_sets_his_own_password_knowing_it()
    {
        (int id, string login) = await UserAsync(password: "Secret-1");
        (int other, _) = await UserAsync(password: "Secret-1");
        string token = await TokenAsync(login, "Secret-1");

        (await SetAsync(other, """{ "password": "x", "current": "Secret-1" }""")).IsProblem(403, "forbidden");
        (await SetAsync(id, """{ "password": "x" }""")).IsProblem(400, "invalid-request");
        (await SetAsync(id, """{ "password": "x", "current": "wrong" }""")).IsProblem(400, "invalid-request");
        (await SetAsync(id, """{ "password": "Secret-2", "current": "Secret-1" }""")).Is(204);

        (await Server.GetAsync("/v1/me", token)).IsProblem(401, "unauthenticated");
        await TokenAsync(login, "Secret-2");

        Task<Reply> SetAsync(int user, string body) => Server.SendAsync("PUT", $"/v1/users/{user}/password", body, token);
    }

    [Fact]
    public async Task The_administrator_of_the_credentials_file_stays()
    {
        (await Server.SendAsync("DELETE", "/v1/users/1", null)).IsProblem(409, "conflict");
        (await Server.SendAsync("PATCH", "/v1/users/1", """{ "role": "agent" }""")).IsProblem(409, "conflict");
    }

    [Fact]
    public async Task Who_has_no_extension_gets_one_by_being_given_a_number()
    {
        Reply admin = (await Server.GetAsync("/v1/users/1", Server.OtherKey)).Is(200);
        Assert.Equal("", admin.Value("extension"));
        Reply given = await Server.SendAsync("PATCH", "/v1/users/1", """{ "type": "AGENT", "extension": "1000" }""", Server.OtherKey);
        Assert.Equal("1000", given.Is(200).Value("extension"));
        Reply extension = (await Server.GetAsync("/v1/extensions/1000", Server.OtherKey)).Is(200);
        Assert.Equal("1", extension.Value("userId"));
        (await Server.PostAsync("/v1/agents/1/sign-in", null, Server.OtherKey)).Is(200);
        (await Server.PostAsync("/v1/agents/1/sign-out", null, Server.OtherKey)).Is(200);
        (await Server.SendAsync("PATCH", "/v1/users/1", """{ "extension": "1001" }""", Server.OtherKey)).Is(200);
        (await Server.GetAsync("/v1/extensions/1000", Server.OtherKey)).IsProblem(404, "not-found");
    }
}
