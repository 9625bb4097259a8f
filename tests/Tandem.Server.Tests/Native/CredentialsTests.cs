namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Keys and tokens as clients use them.</summary>
public sealed class CredentialsTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task The_key_of_the_credentials_file_is_the_operators()
    {
        Reply me = await Server.GetAsync("/v1/me");

        Assert.Equal(("operator", "default", "credentials file"), (me.Value("role"), me.Value("tenant"), me.Value("name")));
        Assert.Equal("administrator", (await Server.GetAsync("/v1/me", Server.OtherKey)).Value("role"));
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "bearer  {0} ")]
    [InlineData("X-API-Key", "{0}")]
    public async Task A_key_is_taken_from_either_header(string header, string form)
    {
        string value = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Server.OperatorKey);

        (await Server.GetAsync("/v1/me", "", (header, value))).Is(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Without_a_good_one_nobody_learns_anything(string key)
    {
        foreach (string path in (string[])["/v1/me", "/v1/users", "/v1/users/1", "/v1/nothing", "/v1/records?limit=x"])
        {
            Reply refused = await Server.GetAsync(path, key);
            refused.IsProblem(401, "unauthenticated");
            Assert.Equal("Bearer", refused.Headers["WWW-Authenticate"]);
        }
        (await Server.PostAsync("/v1/users", "no JSON", key)).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_is_made_shown_once_rotated_and_revoked()
    {
        Reply made = await Server.PostAsync("/v1/keys", """{ "name": "CRM", "role": "supervisor", "scopes": ["records:read"] }""");
        string secret = made.Is(201).Value("secret");
        string path = made.Headers["Location"];

        (await Server.GetAsync("/v1/records", secret)).Is(200);
        Assert.Contains(
            "calls:read",
            (await Server.GetAsync("/v1/calls", secret)).IsProblem(403, "forbidden").Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(secret, (await Server.GetAsync("/v1/keys")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await Server.GetAsync(path)).Text, StringComparison.Ordinal);

        Reply rotated = await Server.PostAsync($"{path}/rotate", """{ "graceSeconds": 60 }""");
        string fresh = rotated.Is(201).Value("secret");
        (await Server.GetAsync("/v1/records", secret)).Is(200);
        (await Server.GetAsync("/v1/records", fresh)).Is(200);
        string last = (await Server.PostAsync($"{rotated.Headers["Location"]}/rotate", null)).Is(201).Value("secret");
        (await Server.GetAsync("/v1/records", fresh)).IsProblem(401, "unauthenticated");

        string id = (await Server.GetAsync("/v1/me", last)).Value("credential");
        (await Server.SendAsync("DELETE", $"/v1/keys/{id}", null)).Is(204);
        (await Server.GetAsync("/v1/records", last)).IsProblem(401, "unauthenticated");
        (await Server.SendAsync("DELETE", $"/v1/keys/{id}", null)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Nobody_gives_more_than_he_has()
    {
        (int agent, _) = await UserAsync();
        string limited = await KeyAsync("administrator", null, "keys:manage", "records:read");

        (await Server.PostAsync("/v1/keys", """{ "name": "x" }""", limited)).IsProblem(403, "forbidden");
        (await Server.PostAsync("/v1/keys", """{ "name": "x", "scopes": ["records:read"] }""", limited)).Is(201);
        (await Server.PostAsync("/v1/keys", """{ "name": "x", "scopes": ["all"] }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/keys", """{ "name": "x", "role": "agent" }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/keys", $$"""{ "name": "x", "role": "supervisor", "userId": {{agent}} }""")).IsProblem(
            400,
            "invalid-request"
        );
        Reply own = await Server.PostAsync("/v1/keys", $$"""{ "name": "x", "userId": {{agent}} }""");
        Assert.Equal("agent", own.Is(201).Value("key", "role"));
    }

    [Fact]
    public async Task A_key_ends_when_it_was_told_to()
    {
        Reply made = await Server.PostAsync("/v1/keys", """{ "name": "x", "ends": "2020-01-01T00:00:00Z" }""");

        (await Server.GetAsync("/v1/me", made.Is(201).Value("secret"))).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task One_tenants_keys_are_not_seen_or_touched_by_another()
    {
        Reply made = await Server.PostAsync("/v1/keys", """{ "name": "x" }""");
        string path = made.Is(201).Headers["Location"];

        (await Server.GetAsync(path, Server.OtherKey)).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", path, null, Server.OtherKey)).IsProblem(404, "not-found");
        (await Server.PostAsync($"{path}/rotate", null, Server.OtherKey)).IsProblem(404, "not-found");
        Assert.DoesNotContain(made.Value("key", "id"), (await Server.GetAsync("/v1/keys", Server.OtherKey)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_gives_a_token_and_a_wrong_one_tells_nothing()
    {
        (int id, string login) = await UserAsync(password: "Secret-1");

        string token = await TokenAsync(login, "Secret-1");
        Reply me = await Server.GetAsync("/v1/me", token);
        Reply wrong = await Server.PostAsync("/v1/tokens", $$"""{ "login": "{{login}}", "password": "x" }""", "");
        Reply nobody = await Server.PostAsync("/v1/tokens", """{ "login": "nobody", "password": "x" }""", "");

        Assert.Equal((id.ToString(System.Globalization.CultureInfo.InvariantCulture), "agent"), (me.Value("userId"), me.Value("role")));
        Assert.Equal(Shown(wrong.IsProblem(401, "unauthenticated")), Shown(nobody.IsProblem(401, "unauthenticated")));
        (
            await Server.PostAsync("/v1/tokens", $$"""{ "login": "{{login}}@{{LiveServer.OtherDomain}}", "password": "Secret-1" }""", "")
        ).IsProblem(401, "unauthenticated");

        static (string, string) Shown(Reply reply) => (reply.Value("title"), reply.Value("detail"));
    }

    [Fact]
    public async Task Who_guesses_is_told_by_which_rule_he_has_to_wait_and_how_long()
    {
        (_, string login) = await UserAsync(password: "Secret-1");
        Reply last = null!;
        for (int i = 0; i < 6; i++)
        {
            last = await Server.PostAsync("/v1/tokens", $$"""{ "login": "{{login}}", "password": "guess {{i}}" }""", "");
        }

        last.IsProblem(429, "too-many-requests");
        Assert.Contains("login-account", last.Value("detail"), StringComparison.Ordinal);
        Assert.Equal("1", last.Headers["Retry-After"]);
    }

    [Fact]
    public async Task A_token_is_listed_and_ended_by_its_user_or_an_administrator()
    {
        (_, string login) = await UserAsync(password: "Secret-1");
        (_, string other) = await UserAsync(password: "Secret-1");
        string token = await TokenAsync(login, "Secret-1");
        string second = await TokenAsync(login, "Secret-1");
        string others = await TokenAsync(other, "Secret-1");
        string[] ids = await IdsAsync(token);
        string othersId = (await IdsAsync(others))[0];

        Assert.Equal(2, ids.Length);
        (await Server.SendAsync("DELETE", $"/v1/tokens/{othersId}", null, token)).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", "/v1/tokens/current", null, token)).Is(204);
        (await Server.GetAsync("/v1/me", token)).IsProblem(401, "unauthenticated");
        Assert.Contains(othersId, (await Server.GetAsync("/v1/tokens")).Text, StringComparison.Ordinal);
        (await Server.SendAsync("DELETE", $"/v1/tokens/{ids[1]}", null)).Is(204);
        (await Server.GetAsync("/v1/me", second)).IsProblem(401, "unauthenticated");
        (await Server.SendAsync("DELETE", "/v1/tokens/current", null)).IsProblem(409, "conflict");

        async Task<string[]> IdsAsync(string secret)
        {
            Reply list = await Server.GetAsync("/v1/tokens", secret);
            return [.. list.Json.GetProperty("tokens").EnumerateArray().Select(each => each.GetProperty("id").GetString()!)];
        }
    }
}
