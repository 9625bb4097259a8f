namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>Signing in with a browser.</summary>
public sealed class SessionTests(LiveServer server) : NativeTest(server)
{
    private const string Cookie = "tandem_session";

    [Fact]
    public async Task Signing_in_gives_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        (int id, string login) = await UserAsync("supervisor", "pw");
        Reply made = (await SignInAsync(login, "pw")).Is(200);
        string cookie = made.Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/v1", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"{id}", made.Value("me", "userId"));
        Reply known = (await Server.GetAsync("/v1/session", "", Brought(made))).Is(200);
        Assert.Equal("supervisor", known.Value("me", "role"));
        Assert.Equal(made.Value("csrf"), known.Value("csrf"));
    }

    [Fact]
    public async Task The_cookie_is_for_encrypted_connections_alone_behind_a_proxy_that_encrypts()
    {
        (_, string login) = await UserAsync("agent", "pw");
        Reply made = (await SignInAsync(login, "pw", ("X-Forwarded-Proto", "https"))).Is(200);
        Assert.Contains("secure", made.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_writes_needs_the_token_of_the_session_and_what_reads_does_not()
    {
        (int id, string login) = await UserAsync("agent", "pw");
        Reply mine = (await SignInAsync(login, "pw")).Is(200);
        Reply others = (await SignInAsync(login, "pw")).Is(200);
        (string, string) cookie = Brought(mine);
        (await Server.GetAsync($"/v1/agents/{id}", "", cookie)).Is(200);
        string path = $"/v1/agents/{id}/ready";
        (await Server.PostAsync(path, "{}", "", cookie)).IsProblem(403, "csrf");
        (await Server.PostAsync(path, "{}", "", cookie, ("X-CSRF-Token", ""))).IsProblem(403, "csrf");
        (await Server.PostAsync(path, "{}", "", cookie, ("X-CSRF-Token", others.Value("csrf")))).IsProblem(403, "csrf");
        // Past that door, where it is another matter that he is not signed in to a queue.
        (await Server.PostAsync(path, "{}", "", cookie, ("X-CSRF-Token", mine.Value("csrf")))).IsProblem(409, "not-signed-in");
    }

    [Fact]
    public async Task A_key_in_place_of_the_cookie_lets_nobody_in()
    {
        (await Server.GetAsync("/v1/me", "", ("Cookie", $"{Cookie}={Server.OperatorKey}"))).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_phone_of_ones_own_page_gets_no_more_than_it_registers_with()
    {
        (int id, string login) = await UserAsync("agent", "pw");
        Reply made = (await SignInAsync(login, "pw")).Is(200);
        Reply phone = (await Server.GetAsync("/v1/me/phone", "", Brought(made))).Is(200);
        Assert.Equal(login, phone.Value("extension"));
        Assert.Equal(Server.Domain, phone.Value("domain"));
        Assert.Matches("^[0-9a-f]{32}$", phone.Value("ha1"));
        (await Server.GetAsync("/v1/me/phone", await KeyAsync("agent", id))).IsProblem(409, "conflict");
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_and_whoever_is_put_out_too()
    {
        (_, string login) = await UserAsync("agent", "pw");
        Reply first = (await SignInAsync(login, "pw")).Is(200);
        Reply second = (await SignInAsync(login, "pw")).Is(200);
        (string, string) proof = ("X-CSRF-Token", first.Value("csrf"));
        Reply end = (await Server.SendAsync("DELETE", "/v1/session", null, "", Brought(first), proof)).Is(204);
        Assert.Contains("1970", end.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Equal("", (await Server.GetAsync("/v1/session", "", Brought(first))).Is(200).Value("csrf"));
        (await Server.GetAsync("/v1/me", "", Brought(first))).IsProblem(401, "unauthenticated");
        string other = second.Value("me", "credential");
        Assert.Contains(other, (await Server.GetAsync("/v1/tokens")).Text, StringComparison.Ordinal);
        (await Server.SendAsync("DELETE", $"/v1/tokens/{other}", null)).Is(204);
        (await Server.GetAsync("/v1/me", "", Brought(second))).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Another_sites_page_signs_nobody_in()
    {
        (_, string login) = await UserAsync("agent", "pw");
        Reply refused = (await SignInAsync(login, "pw", ("Sec-Fetch-Site", "cross-site"))).IsProblem(403, "csrf");
        Assert.False(refused.Headers.ContainsKey("Set-Cookie"));
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        (_, string login) = await UserAsync("agent", "pw");
        for (int guess = 0; guess < 5; guess++)
        {
            (await SignInAsync(login, "wrong")).IsProblem(401, "unauthenticated");
        }
        Reply later = (await SignInAsync(login, "pw")).IsProblem(429, "too-many-requests");
        Assert.Contains("login-account", later.Text, StringComparison.Ordinal);
        Assert.True(later.Headers.ContainsKey("Retry-After"));
    }

    private Task<Reply> SignInAsync(string login, string password, params (string, string)[] headers) =>
        Server.PostAsync("/v1/session", $$"""{ "login": "{{login}}", "password": "{{password}}" }""", "", headers);

    private static (string, string) Brought(Reply signedIn) => ("Cookie", signedIn.Headers["Set-Cookie"].Split(';')[0]);
}
