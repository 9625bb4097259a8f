namespace Tandem.Server.Tests.Native;

using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using OtpNet;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Server.Tests.Rig;

/// <summary>Signing in at the operator's provider: who is let in, and what does not let anybody in.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private const string Start = "/v1/session/oidc";
    private readonly SmallProvider provider = new();
    private readonly LiveServer server;
    private int users;

    public OidcTests()
    {
        server = LiveServer.With(
            ("--oidc-authority", provider.Issuer),
            ("--oidc-client-id", SmallProvider.ClientId),
            ("--oidc-client-secret", SmallProvider.ClientSecret)
        );
    }

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        provider.Dispose();
    }

    [Fact]
    public async Task Who_has_the_verified_address_is_signed_in_as_with_a_password()
    {
        int id = await UserAsync("Ann@Example.org");
        Claim("ann@example.org", true);
        PlayedBrowser browser = NewBrowser();
        Assert.Equal("/", await browser.ComeBackAsync());
        string cookie = browser.SetCookie("tandem_session");
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Reply session = await browser.GetAsync("/v1/session");
        Assert.Equal($"{id}", session.Value("me", "userId"));
        Assert.Equal("true", session.Value("oidc"), ignoreCase: true);
        Assert.NotEmpty(session.Value("csrf"));
        Assert.Contains("\"face\":\"oidc\"", await AuditAsync("audit.signed_in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_provider_is_sent_asks_for_a_code_with_proof_and_names_our_own_address()
    {
        PlayedBrowser browser = NewBrowser();
        Uri sent = await browser.LeaveAsync("?returnUrl=https://evil.example&redirect_uri=https://evil.example");
        var query = QueryHelpers.ParseQuery(sent.Query);
        Assert.Equal($"{provider.Issuer}/authorize", sent.GetLeftPart(UriPartial.Path));
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("openid email", query["scope"]);
        Assert.NotEmpty(query["state"].ToString());
        Assert.NotEmpty(query["nonce"].ToString());
        Assert.Equal(server.Http.BaseAddress + "v1/session/oidc/callback", query["redirect_uri"]);
        Assert.DoesNotContain("evil", sent.AbsoluteUri, StringComparison.Ordinal);
        Assert.All(browser.Given, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(browser.Given, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_is_sent_anywhere_but_to_our_own_page()
    {
        await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        PlayedBrowser browser = NewBrowser();
        Uri sent = await browser.LeaveAsync("?returnUrl=https://evil.example");
        string callback =
            browser.CallbackOf(sent) + "&returnUrl=https://evil.example&redirect_uri=https://evil.example&RedirectUri=//evil.example";
        Assert.Equal("/", await browser.FollowAsync(callback));
    }

    [Fact]
    public async Task Who_is_nobody_here_unverified_disabled_or_two_is_told_the_same_and_the_log_why()
    {
        await UserAsync("two@example.org");
        await UserAsync("TWO@example.org");
        await UserAsync("ann@example.org");
        foreach (
            (string? email, object? verified, string why) in new (string?, object?, string)[]
            {
                ("nobody@example.org", true, "unknown"),
                ("two@example.org", true, "ambiguous"),
                ("ann@example.org", false, "unverified"),
                ("ann@example.org", null, "unverified"),
                (null, true, "unverified"),
                ("", true, "unverified"),
            }
        )
        {
            Claim(email, verified);
            PlayedBrowser browser = NewBrowser();
            Assert.Equal("/?sign-in=unknown", await browser.ComeBackAsync());
            Assert.Equal("", browser.SetCookie("tandem_session"));
            Assert.Contains($"\"why\":\"{why}\"", await AuditAsync("audit.sign_in_refused"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_disabled_is_not_let_in_until_he_is_enabled_again()
    {
        int id = await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        await DisableAsync(id, true);
        PlayedBrowser browser = NewBrowser();
        Assert.Equal("/?sign-in=unknown", await browser.ComeBackAsync());
        Assert.Equal("", browser.SetCookie("tandem_session"));
        Assert.Contains("\"why\":\"disabled\"", await AuditAsync("audit.sign_in_refused"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"face\":\"oidc\"", await AuditAsync("audit.signed_in"), StringComparison.Ordinal);

        await DisableAsync(id, false);
        Assert.Equal("/", await browser.ComeBackAsync());
        Assert.Equal($"{id}", (await browser.GetAsync("/v1/session")).Is(200).Value("me", "userId"));
    }

    [Fact]
    public async Task Who_is_disabled_while_he_owes_a_code_is_not_let_in_by_it()
    {
        int id = await UserAsync("ann@example.org");
        byte[] secret = await TurnOnAsync();
        Claim("ann@example.org", true);
        PlayedBrowser browser = NewBrowser();
        Assert.Equal("/?sign-in=code", await browser.ComeBackAsync());
        await DisableAsync(id, true);
        string code = new Totp(secret).ComputeTotp(DateTime.UtcNow.AddSeconds(30));
        (await browser.PostAsync(Start, $$"""{ "code": "{{code}}" }""")).IsProblem(401, "unauthenticated");
        Assert.Equal("", browser.SetCookie("tandem_session"));
    }

    [Fact]
    public async Task A_way_back_counts_once_and_in_the_browser_that_went_alone()
    {
        await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        PlayedBrowser browser = NewBrowser();
        string callback = browser.CallbackOf(await browser.LeaveAsync());
        // Somebody else is made to open it, to be signed in as whom he is not.
        PlayedBrowser other = NewBrowser();
        Assert.Equal("/?sign-in=stale", await other.FollowAsync(callback));
        Assert.Equal("", other.SetCookie("tandem_session"));
        Assert.Equal("/", await browser.FollowAsync(callback));
        browser.Forget("tandem_session");
        Assert.Equal("/?sign-in=stale", await browser.FollowAsync(callback));
        Assert.Equal("", browser.SetCookie("tandem_session"));
        Assert.Contains("wrong_state", await AuditAsync("audit.sign_in_refused"), StringComparison.Ordinal);
        foreach (string bad in new[] { "", "?state=x&code=y", "?error=access_denied", "?code=y", "?state=" })
        {
            Assert.Equal("/?sign-in=stale", await NewBrowser().FollowAsync($"{Start}/callback{bad}"));
        }
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_not_taken_over()
    {
        await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        PlayedBrowser browser = NewBrowser();
        string planted = new('a', 32);
        browser.Put("tandem_session", planted);
        Assert.Equal("/", await browser.ComeBackAsync());
        Assert.DoesNotContain(planted, browser.SetCookie("tandem_session"), StringComparison.Ordinal);
        (await server.GetAsync("/v1/me", "", ("Cookie", $"tandem_session={planted}"))).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task What_the_provider_says_has_to_hold()
    {
        await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        using RSA other = RSA.Create(2048);
        SigningCredentials forged = new(new RsaSecurityKey(other) { KeyId = "first" }, SecurityAlgorithms.RsaSha256);
        foreach (
            (string what, Action<SecurityTokenDescriptor> bend) in new (string, Action<SecurityTokenDescriptor>)[]
            {
                ("issuer", token => token.Issuer = "https://evil.example"),
                ("audience", token => token.Audience = "another program"),
                ("nonce", token => token.Claims["nonce"] = "of another errand"),
                ("no nonce", token => token.Claims.Remove("nonce")),
                ("another than the page of users says", token => token.Claims["sub"] = "someone else"),
                ("signature", token => token.SigningCredentials = forged),
                ("no signature", token => token.SigningCredentials = null),
                ("age", token => (token.IssuedAt, token.NotBefore, token.Expires) = (Hours(-3), Hours(-2), Hours(-1))),
            }
        )
        {
            provider.Bend = bend;
            PlayedBrowser browser = NewBrowser();
            Assert.Equal((what, "/?sign-in=failed"), (what, await browser.ComeBackAsync()));
            Assert.Equal("", browser.SetCookie("tandem_session"));
        }
        Assert.Contains("wrong_answer", await AuditAsync("audit.sign_in_refused"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_agree_or_finds_the_provider_down_is_told_so()
    {
        PlayedBrowser browser = NewBrowser();
        Uri sent = await browser.LeaveAsync();
        string state = QueryHelpers.ParseQuery(sent.Query)["state"].ToString();
        Assert.Equal(
            "/?sign-in=cancelled",
            await browser.FollowAsync($"{Start}/callback?error=access_denied&state={WebUtility.UrlEncode(state)}")
        );
        using SmallProvider down = new() { IsDown = true };
        await using LiveServer alone = LiveServer.With(("--oidc-authority", down.Issuer), ("--oidc-client-id", "x"));
        await alone.InitializeAsync();
        PlayedBrowser lost = new(alone, down);
        Assert.Equal("/?sign-in=unavailable", await lost.FollowAsync(Start));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_after_the_provider_too()
    {
        int id = await UserAsync("ann@example.org");
        Claim("ann@example.org", true);
        byte[] secret = await TurnOnAsync();
        PlayedBrowser browser = NewBrowser();
        Assert.Equal("/?sign-in=code", await browser.ComeBackAsync());
        Assert.Equal("", browser.SetCookie("tandem_session"));
        string code = new Totp(secret).ComputeTotp(DateTime.UtcNow.AddSeconds(30));
        string wrong = code == "000000" ? "000001" : "000000";
        (await browser.PostAsync(Start, $$"""{ "code": "{{wrong}}" }""")).IsProblem(401, "totp-wrong");
        (await NewBrowser().PostAsync(Start, $$"""{ "code": "{{code}}" }""")).IsProblem(401, "unauthenticated");
        (await browser.PostAsync(Start, $$"""{ "code": "{{code}}" }""", ("Sec-Fetch-Site", "cross-site"))).IsProblem(403, "csrf");
        (await browser.PostAsync(Start, $$"""{ "code": "{{code}}" }""")).Is(200);
        Assert.Equal($"{id}", (await browser.GetAsync("/v1/session")).Value("me", "userId"));
        (await browser.PostAsync(Start, $$"""{ "code": "{{code}}" }""")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Behind_a_proxy_that_encrypts_all_of_it_is_for_encrypted_connections()
    {
        PlayedBrowser browser = NewBrowser();
        browser.Headers.Add(("X-Forwarded-Proto", "https"));
        Uri sent = await browser.LeaveAsync();
        Assert.StartsWith("https://127.0.0.1", QueryHelpers.ParseQuery(sent.Query)["redirect_uri"].ToString(), StringComparison.Ordinal);
        Assert.All(browser.Given, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_no_provider_is_named_there_is_no_such_thing()
    {
        await using LiveServer plain = new();
        await plain.InitializeAsync();
        (await plain.GetAsync(Start, "")).IsProblem(404, "not-found");
        (await plain.GetAsync($"{Start}/callback?state=x&code=y", "")).IsProblem(404, "not-found");
        (await plain.PostAsync(Start, """{ "code": "000000" }""", "")).IsProblem(401, "unauthenticated");
        Assert.Equal("false", (await plain.GetAsync("/v1/session", "")).Value("oidc"), ignoreCase: true);
    }

    private static DateTime Hours(int hours) => DateTime.UtcNow.AddHours(hours);

    private PlayedBrowser NewBrowser() => new(server, provider);

    private void Claim(string? email, object? verified)
    {
        provider.Claims = [];
        if (email is not null)
        {
            provider.Claims["email"] = email;
        }
        if (verified is not null)
        {
            provider.Claims["email_verified"] = verified;
        }
    }

    private async Task<int> UserAsync(string email)
    {
        string login = $"o{++users}";
        Reply made = await server.PostAsync(
            "/v1/users",
            $$"""{ "login": "{{login}}", "email": "{{email}}", "role": "supervisor", "password": "pw" }"""
        );
        return int.Parse(made.Is(201).Value("id"), System.Globalization.CultureInfo.InvariantCulture);
    }

    // Some interfaces disable users, this one has no word for it.
    private async Task DisableAsync(int id, bool isDisabled)
    {
        UpdateUser change = new(id, new UserChange { IsDisabled = isDisabled });
        Assert.True((await server.Host.Node.AskAsync(server.Host.Tenants[0].Row.Id, change, Actor.System)).IsOk);
    }

    // Of the user made last.
    private async Task<byte[]> TurnOnAsync()
    {
        string token = (await server.PostAsync("/v1/tokens", $$"""{ "login": "o{{users}}", "password": "pw" }""", ""))
            .Is(201)
            .Value("secret");
        byte[] secret = Base32Encoding.ToBytes(
            (await server.PostAsync("/v1/me/totp", """{ "password": "pw" }""", token)).Is(201).Value("secret")
        );
        string code = new Totp(secret).ComputeTotp();
        (await server.SendAsync("PUT", "/v1/me/totp", $$"""{ "code": "{{code}}" }""", token)).Is(200);
        return secret;
    }

    private async Task<string> AuditAsync(string type)
    {
        // What comes before it is durable with it.
        await UserAsync("");
        return (await server.GetAsync($"/v1/audit?limit=1000&type={type}")).Is(200).Text;
    }
}
