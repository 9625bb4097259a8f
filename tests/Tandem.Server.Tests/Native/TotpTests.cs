namespace Tandem.Server.Tests.Native;

using System.Text;
using System.Text.Json;
using OtpNet;
using Tandem.Server.Tests.Rig;

/// <summary>Signing in with a code as well. The steps themselves are tested by a clock that stands still.</summary>
public sealed class TotpTests(LiveServer server) : NativeTest(server)
{
    private const string Path = "/v1/me/totp";
    private const string Password = """{ "password": "pw" }""";

    [Fact]
    public async Task Who_has_turned_it_on_signs_in_with_password_and_code()
    {
        (_, string login) = await UserAsync("supervisor", "pw");
        (_, string secret) = await OnAsync(login);
        foreach (string door in new[] { "/v1/session", "/v1/tokens" })
        {
            Reply asked = (await SignInAsync(door, login, "pw")).IsProblem(401, "totp-required");
            Assert.Equal("Bearer", asked.Headers["WWW-Authenticate"]);
            (await SignInAsync(door, login, "pw", "")).IsProblem(401, "totp-required");
            (await SignInAsync(door, login, "pw", Wrong(secret))).IsProblem(401, "totp-wrong");
            (await SignInAsync(door, login, "no", Code(secret, 1))).IsProblem(401, "unauthenticated");
        }
        (await SignInAsync("/v1/session", login, "pw", Code(secret, 1))).Is(200);
        (await SignInAsync("/v1/session", login, "pw", Code(secret, 1))).IsProblem(401, "totp-wrong");
    }

    [Fact]
    public async Task It_is_begun_confirmed_and_turned_off_with_codes_and_the_log_is_told_without_the_secret()
    {
        (int id, string login) = await UserAsync("administrator", "pw");
        string token = await TokenAsync(login, "pw");
        Reply made = (await Server.PostAsync(Path, Password, token)).Is(201);
        string secret = made.Value("secret");
        Assert.StartsWith($"otpauth://totp/Tandem:", made.Value("uri"), StringComparison.Ordinal);
        Assert.Contains($"secret={secret}", made.Value("uri"), StringComparison.Ordinal);
        Assert.Equal("false", (await Server.GetAsync(Path, token)).Is(200).Value("isOn"), ignoreCase: true);
        (await SendCodeAsync("PUT", Wrong(secret), token)).IsProblem(400, "invalid-request");
        (await SendCodeAsync("PUT", Code(secret), token)).Is(200);
        Assert.Equal("true", (await Server.GetAsync($"/v1/users/{id}/totp")).Is(200).Value("isOn"), ignoreCase: true);
        (await Server.PostAsync(Path, Password, token)).IsProblem(409, "conflict");
        (await SendCodeAsync("DELETE", Wrong(secret), token)).IsProblem(400, "invalid-request");
        (await SendCodeAsync("DELETE", Code(secret), token)).IsProblem(400, "invalid-request");
        // A session that was stolen does not do without.
        (await Server.SendAsync("DELETE", $"/v1/users/{id}/totp", null, token)).IsProblem(403, "forbidden");
        (await SendCodeAsync("DELETE", Code(secret, 1), token)).Is(204);
        (await SendCodeAsync("DELETE", Code(secret, 1), token)).IsProblem(404, "not-found");
        (await SignInAsync("/v1/session", login, "pw")).Is(200);
        IReadOnlyList<JsonElement> changes = await Server.EventsAsync("type=audit.totp_changed");
        Assert.Equal(2, changes.Count(change => change.GetProperty("data").GetProperty("userId").GetInt32() == id));
        Assert.DoesNotContain(changes, change => change.GetRawText().Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_lost_it_is_helped_by_an_administrator_and_the_last_one_by_the_operators_key()
    {
        (int id, string login) = await UserAsync("administrator", "pw");
        await OnAsync(login);
        (_, string agent) = await UserAsync("agent", "pw");
        string path = $"/v1/users/{id}/totp";
        (await Server.SendAsync("DELETE", path, null, await TokenAsync(agent, "pw"))).IsProblem(403, "forbidden");
        (await Server.SendAsync("DELETE", path, null, Server.OtherKey)).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.SendAsync("DELETE", path, null)).IsProblem(404, "not-found");
        (await SignInAsync("/v1/session", login, "pw")).Is(200);
    }

    [Fact]
    public async Task A_key_has_no_authenticator()
    {
        (int id, _) = await UserAsync("agent");
        string key = await KeyAsync("agent", id);
        (await Server.PostAsync(Path, "{}", key)).IsProblem(409, "conflict");
        (await SendCodeAsync("PUT", "000000", key)).IsProblem(409, "conflict");
    }

    [Fact]
    public async Task XSwitchs_login_asks_for_it_too()
    {
        (_, string login) = await UserAsync("agent", "pw");
        (_, string secret) = await OnAsync(login);
        Assert.Contains("Code required", (await XSwitchAsync(login, "")).Is(403).Text, StringComparison.Ordinal);
        Assert.Contains("Wrong code", (await XSwitchAsync(login, Wrong(secret))).Is(403).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await XSwitchAsync(login, Code(secret, 1))).Is(200).Value("token"));
    }

    [Fact]
    public async Task The_secret_is_in_no_file_as_it_is()
    {
        (_, string login) = await UserAsync("agent", "pw");
        (_, string secret) = await OnAsync(login);
        await Server.SettleAsync();
        // The log's files hold what the log says, which another test reads.
        foreach (string file in Directory.GetFiles(Server.Folder, "tandem.db*"))
        {
            using FileStream open = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream all = new();
            await open.CopyToAsync(all, TestContext.Current.CancellationToken);
            Assert.Equal(-1, all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(Encoding.ASCII.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task Turning_it_on_asks_for_the_password_again_and_guessing_that_is_slowed_down()
    {
        (_, string login) = await UserAsync("agent", "pw");
        string token = await TokenAsync(login, "pw");
        (await Server.PostAsync(Path, "{}", token)).IsProblem(400, "invalid-request");
        for (int guess = 1; guess < 5; guess++)
        {
            (await Server.PostAsync(Path, """{ "password": "PW" }""", token)).IsProblem(400, "invalid-request");
        }
        (await Server.PostAsync(Path, Password, token)).IsProblem(429, "too-many-requests");
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_in_place_of_a_code_and_fresh_ones_take_their_place()
    {
        (int id, string login) = await UserAsync("supervisor", "pw");
        string token = await TokenAsync(login, "pw");
        string secret = (await Server.PostAsync(Path, Password, token)).Is(201).Value("secret");
        string[] codes = CodesOf((await SendCodeAsync("PUT", Code(secret), token)).Is(200));
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([a-z2-9]{4}-){3}[a-z2-9]{4}$", code));
        Assert.Equal("10", (await Server.GetAsync(Path, token)).Value("recoveryCodesLeft"));

        (await SignInAsync("/v1/session", login, "no", codes[0])).IsProblem(401, "unauthenticated");
        (await SignInAsync("/v1/session", login, "pw", codes[0].ToUpperInvariant().Replace('-', ' '))).Is(200);
        (await SignInAsync("/v1/session", login, "pw", codes[0])).IsProblem(401, "totp-wrong");
        (await SignInAsync("/v1/tokens", login, "pw", codes[1])).Is(201);
        Assert.Equal("8", (await Server.GetAsync($"/v1/users/{id}/totp")).Value("recoveryCodesLeft"));

        string path = $"{Path}/recovery-codes";
        (await Server.PostAsync(path, """{ "code": "000000" }""", token)).IsProblem(400, "invalid-request");
        string[] fresh = CodesOf((await Server.PostAsync(path, $$"""{ "code": "{{codes[2]}}" }""", token)).Is(200));
        (await SignInAsync("/v1/session", login, "pw", codes[3])).IsProblem(401, "totp-wrong");
        (await SignInAsync("/v1/session", login, "pw", fresh[0])).Is(200);

        string log = (await Server.GetAsync($"/v1/audit?limit=1000&by=user:{id}")).Is(200).Text;
        Assert.Contains("audit.recovery_code_used", log, StringComparison.Ordinal);
        Assert.Contains("audit.recovery_codes_made", log, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], log, StringComparison.Ordinal);
    }

    private static string[] CodesOf(Reply reply) =>
        [.. reply.Json.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];

    private async Task<(string Token, string Secret)> OnAsync(string login)
    {
        string token = await TokenAsync(login, "pw");
        string secret = (await Server.PostAsync(Path, Password, token)).Is(201).Value("secret");
        (await SendCodeAsync("PUT", Code(secret), token)).Is(200);
        return (token, secret);
    }

    private Task<Reply> SignInAsync(string path, string login, string password, string? code = null)
    {
        string given = code is null ? "" : $", \"code\": \"{code}\"";
        return Server.PostAsync(path, $$"""{ "login": "{{login}}", "password": "{{password}}"{{given}} }""", "");
    }

    private Task<Reply> XSwitchAsync(string login, string code) =>
        Server.PostAsync("/api/sessions", $$"""{ "login": "{{login}}", "password": "pw", "code": "{{code}}" }""", "");

    private Task<Reply> SendCodeAsync(string method, string code, string key) =>
        Server.SendAsync(method, Path, $$"""{ "code": "{{code}}" }""", key);

    private static string Code(string secret, int steps = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));

    /// <summary>No code of a step near now.</summary>
    private static string Wrong(string secret)
    {
        string[] right = [.. Enumerable.Range(-2, 5).Select(step => Code(secret, step))];
        return Enumerable.Range(0, 6).Select(n => $"{n:000000}").First(code => !right.Contains(code));
    }
}
