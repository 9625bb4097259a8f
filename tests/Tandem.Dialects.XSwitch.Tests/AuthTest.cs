namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

public sealed class AuthTest : DialectTest
{
    private const string Forbidden = """{"result":"error","code":"403","error_text":"Not Authorized"}""";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Without_a_good_token_everything_is_the_same_403(string? token)
    {
        foreach (string path in (string[])["/api/users", "/api/users/1", "/api/queues/99", "/api/nothing", "/api/cc/agent_state?queue=x"])
        {
            Denied(await Host.GetAsync(path, token));
        }
        Denied(await Host.PostAsync("/api/cc/ccc/ccKill", "not json", token));
        Denied(await Host.SendAsync("DELETE", "/api/sessions", null, token));
    }

    [Theory]
    [InlineData("login", "password")]
    [InlineData("username", "password")]
    public async Task Login_and_password_give_a_token(string nameField, string passwordField)
    {
        Reply reply = await Host.PostAsync(
            "/api/sessions",
            $$"""{"{{nameField}}":"admin","{{passwordField}}":"{{TestCentre.AdminPassword}}"}""",
            null
        );

        Assert.Equal(200, reply.Status);
        Assert.Equal(200, reply.Json.GetProperty("code").GetInt32());
        Assert.True(reply.Json.GetProperty("super_admin").GetBoolean());
        string token = reply.Json.GetProperty("token").GetString()!;
        Assert.Equal(200, (await Host.GetAsync("/api/users", token)).Status);
    }

    [Fact]
    public async Task A_form_does_as_well()
    {
        Reply reply = await Host.SendAsync(
            "POST",
            "/api/sessions",
            $"login=admin&password={Uri.EscapeDataString(TestCentre.AdminPassword)}",
            null,
            "application/x-www-form-urlencoded"
        );

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task A_developer_key_gives_a_token_and_is_one()
    {
        Reply reply = await Host.PostAsync("/api/sessions", $$"""{"login":"admin","dev_key":"{{DialectHost.AdminToken}}"}""", null);
        Reply wrong = await Host.PostAsync("/api/sessions", """{"login":"admin","dev_key":"guess"}""", null);

        Assert.NotEqual(DialectHost.AdminToken, reply.Json.GetProperty("token").GetString());
        Assert.Equal(403, wrong.Status);
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("system", "")]
    public async Task Wrong_passwords_and_unknown_users_are_answered_alike(string login, string password)
    {
        Reply reply = await Host.PostAsync("/api/sessions", $$"""{"login":"{{login}}","password":"{{password}}"}""", null);

        Assert.Equal(403, reply.Status);
        Assert.Equal("""{"code":403,"text":"Wrong username or password"}""", reply.Text);
    }

    [Fact]
    public async Task A_token_lives_a_day_and_a_developer_key_forever()
    {
        string token = await AdminAsync();

        Host.Clock.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal(200, (await Host.GetAsync("/api/users", token)).Status);
        Host.Clock.Advance(TimeSpan.FromHours(0.2));

        Denied(await Host.GetAsync("/api/users", token));
        Assert.Equal(200, (await Host.GetAsync("/api/users")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_token()
    {
        string token = await AdminAsync();

        Reply reply = await Host.SendAsync("DELETE", "/api/sessions", null, token);

        Assert.Equal(200, reply.Json.GetProperty("code").GetInt32());
        Assert.Equal(JsonValueKind.String, reply.Json.GetProperty("text").ValueKind);
        Denied(await Host.GetAsync("/api/users", token));
    }

    [Fact]
    public async Task Who_guesses_passwords_is_told_to_wait_and_others_are_not()
    {
        await AgentAsync("1006");
        List<Reply> guesses = [];
        for (int i = 0; i < 7; i++)
        {
            guesses.Add(await Host.PostAsync("/api/sessions", $$"""{"login":"admin","password":"guess {{i}}"}""", null));
        }

        Assert.Equal([403, 403, 403, 403, 403, 429, 429], guesses.Select(guess => guess.Status));
        Assert.Equal(429, guesses[6].Json.GetProperty("code").GetInt32());
        Assert.Contains("login-account", guesses[6].Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, guesses[6].RetryAfter);
        Assert.Equal(200, (await Host.PostAsync("/api/sessions", """{"login":"1006","password":"Secret-1006"}""", null)).Status);
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEmpty(await AdminAsync());
    }

    [Fact]
    public async Task A_token_is_no_developer_key()
    {
        string token = await AdminAsync();

        Reply reply = await Host.PostAsync("/api/sessions", $$"""{"login":"admin","dev_key":"{{token}}"}""", null);

        Assert.Equal(403, reply.Status);
    }

    [Fact]
    public async Task A_changed_password_ends_the_tokens_of_the_one_before()
    {
        int id = await AgentAsync("1006");
        string token = await TokenOfAsync("Secret-1006");

        await Host.SendAsync("PUT", "/api/users/change_password", $$"""{"id":{{id}},"password":"Other-1006"}""");

        Denied(await Host.GetAsync("/api/users", token));
        Assert.Equal(200, (await Host.GetAsync("/api/users", await TokenOfAsync("Other-1006"))).Status);

        async Task<string> TokenOfAsync(string password)
        {
            Reply reply = await Host.PostAsync("/api/sessions", $$"""{"login":"1006","password":"{{password}}"}""", null);
            return reply.Json.GetProperty("token").GetString()!;
        }
    }

    [Fact]
    public async Task Cookie_and_bearer_are_taken_too_and_a_stale_cookie_hides_nothing()
    {
        (string, string) cookie = ("Cookie", $"freeswitch_xtra_session_id={DialectHost.AdminToken}");
        (string, string) stale = ("Cookie", "freeswitch_xtra_session_id=old");
        (string, string) bearer = ("Authorization", $"Bearer {DialectHost.AdminToken}");

        Assert.Equal(200, (await Host.SendAsync("GET", "/api/users", null, null, headers: cookie)).Status);
        Assert.Equal(200, (await Host.SendAsync("GET", "/api/users", null, null, headers: bearer)).Status);
        Assert.Equal(200, (await Host.SendAsync("GET", "/api/users", null, DialectHost.AdminToken, headers: stale)).Status);
        Denied(await Host.SendAsync("GET", "/api/users", null, null, headers: stale));
    }

    [Fact]
    public async Task An_agents_token_reads_and_works_but_configures_nothing()
    {
        int id = await AgentAsync("1006");
        string token = (await Host.PostAsync("/api/sessions", """{"login":"1006","password":"Secret-1006"}""", null))
            .Json.GetProperty("token")
            .GetString()!;

        Assert.Equal(200, (await Host.GetAsync("/api/users", token)).Status);
        Denied(await Host.PostAsync("/api/users", """{"login":"9"}""", token));
        Denied(await Host.SendAsync("DELETE", $"/api/users/{id}", null, token));
        Denied(await Host.PostAsync("/api/queues", """{"name":"9"}""", token));

        await Host.SendAsync("DELETE", $"/api/users/{id}", null);
        Denied(await Host.GetAsync("/api/users", token));
    }

    private async Task<string> AdminAsync()
    {
        Reply reply = await Host.PostAsync("/api/sessions", $$"""{"login":"admin","password":"{{TestCentre.AdminPassword}}"}""", null);
        return reply.Json.GetProperty("token").GetString()!;
    }

    private static void Denied(Reply reply)
    {
        Assert.Equal(403, reply.Status);
        Assert.Equal(Forbidden, reply.Text);
    }
}
