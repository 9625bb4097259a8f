namespace Tandem.Server.Tests.Native;

using OtpNet;
using Tandem.Server.Tests.Rig;

/// <summary>A second factor that is demanded: who has none is let in to set one up, and for nothing else.</summary>
public sealed class SignInRulesTests : IAsyncLifetime
{
    private const string Rules = "/v1/sign-in-rules";
    private readonly LiveServer server = LiveServer.With(("--require-totp", "administrators"));

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_operator_demands_it_of_administrators_and_the_tenant_of_more_and_each_of_its_own()
    {
        await UserAsync("boss", "administrator");
        await UserAsync("lead", "supervisor");
        await UserAsync("ann", "agent");
        Reply first = (await server.GetAsync(Rules)).Is(200);
        Assert.Equal(("nobody", "administrators"), (first.Value("totp"), first.Value("operatorTotp")));
        Assert.True(await OwesAsync("boss"));
        Assert.False(await OwesAsync("lead"));

        Reply set = (await SetAsync("supervisors", ("If-Match", first.Tag))).Is(200);
        Assert.Equal("supervisors", set.Value("totp"));
        (await SetAsync("nobody", ("If-Match", first.Tag))).IsProblem(412, "stale");
        (await SetAsync("everyone")).IsProblem(400, "invalid-request");
        (await server.SendAsync("PUT", Rules, "{}")).IsProblem(400, "invalid-request");
        Assert.True(await OwesAsync("lead"));
        Assert.False(await OwesAsync("ann"));
        Assert.Equal("nobody", (await server.GetAsync(Rules, server.OtherKey)).Value("totp"));

        (await SetAsync("nobody")).Is(200);
        Assert.True(await OwesAsync("boss"));
        Assert.False(await OwesAsync("lead"));
        Assert.Contains("sign_in_rule", (await server.GetAsync("/v1/audit?limit=1000&type=config.*")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_it_is_set_up_nothing_else_can_be_done_and_then_all_at_once()
    {
        int id = await UserAsync("boss", "administrator");
        Reply made = (await server.PostAsync("/v1/tokens", Body("boss"), "")).Is(201);
        string token = made.Value("secret");
        Reply me = (await server.GetAsync("/v1/me", token)).Is(200);
        Assert.Equal("true", me.Value("mustSetUpTotp"), ignoreCase: true);
        Assert.Equal(0, me.Json.GetProperty("scopes").GetArrayLength());
        foreach (string path in new[] { "/v1/users", "/v1/queues", "/v1/calls", "/v1/records", "/v1/keys", "/v1/audit", "/v1/live", Rules })
        {
            (await server.GetAsync(path, token)).IsProblem(403, "forbidden");
        }
        (await server.PostAsync("/v1/keys", """{ "name": "a way around", "role": "agent" }""", token)).IsProblem(403, "forbidden");
        (await server.SendAsync("PUT", $"/v1/users/{id}/password", """{ "password": "another" }""", token)).IsProblem(
            400,
            "invalid-request"
        );
        // A token of one face is one of the others; through these it lets nobody in, and a password gives none there.
        (await server.GetAsync("/api/users", token)).Is(403);
        Assert.Contains("Set up", (await server.PostAsync("/api/sessions", Body("boss"), "")).Is(403).Text, StringComparison.Ordinal);
        (await server.GetAsync("/metrics", token)).Is(403);

        string secret = (await server.PostAsync("/v1/me/totp", """{ "password": "pw" }""", token)).Is(201).Value("secret");
        string code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp();
        (await server.SendAsync("PUT", "/v1/me/totp", $$"""{ "code": "{{code}}" }""", token)).Is(200);
        (await server.GetAsync("/v1/users", token)).Is(200);
        Assert.Equal("false", (await server.GetAsync("/v1/me", token)).Value("mustSetUpTotp"), ignoreCase: true);
        Assert.Equal("true", (await server.GetAsync("/v1/me/totp", token)).Value("isDemanded"), ignoreCase: true);
        (await server.SendAsync("DELETE", "/v1/me/totp", $$"""{ "code": "{{code}}" }""", token)).IsProblem(409, "conflict");
    }

    [Fact]
    public async Task A_key_owes_nothing()
    {
        int id = await UserAsync("boss", "administrator");
        Reply key = await server.PostAsync("/v1/keys", $$"""{ "name": "program", "role": "administrator", "userId": {{id}} }""");
        (await server.GetAsync("/v1/users", key.Is(201).Value("secret"))).Is(200);
    }

    private static string Body(string login) => $$"""{ "login": "{{login}}", "password": "pw" }""";

    private async Task<bool> OwesAsync(string login)
    {
        Reply session = (await server.PostAsync("/v1/session", Body(login), "")).Is(200);
        return bool.Parse(session.Value("me", "mustSetUpTotp"));
    }

    private Task<Reply> SetAsync(string demand, params (string, string)[] headers) =>
        server.SendAsync("PUT", Rules, $$"""{ "totp": "{{demand}}" }""", null, headers);

    private async Task<int> UserAsync(string login, string role)
    {
        Reply made = await server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "role": "{{role}}", "password": "pw" }""");
        return int.Parse(made.Is(201).Value("id"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
