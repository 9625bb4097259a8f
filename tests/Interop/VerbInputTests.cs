namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>What curl gets for bodies, ids, tokens and lengths that make no sense: always an answer that says what is wrong.</summary>
public sealed class VerbInputTests(VerbInputTests.Centre centre) : IClassFixture<VerbInputTests.Centre>
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly string[] OnCalls =
    [
        "ccAnswer",
        "ccKill",
        "ccHold",
        "ccUnHold",
        "ccTransfer",
        "ccThreeWay",
        "ccMonitor",
        "ccIntercept",
        "ccConsult",
        "ccCancelConsult",
    ];

    private static readonly string[] OnAgents = ["ccLogin", "ccLogout", "ccGoReady", "ccGoBreak", "ccDial"];

    private RunningServer Server => centre.Server;

    private string Token => Server.Credentials.GetProperty("xswitch").GetProperty("token").GetString()!;

    /// <summary>One for all of it, which it survives.</summary>
    public sealed class Centre : IDisposable
    {
        public Centre() => Server.BuildQueue("sales", "1001", "1002");

        internal RunningServer Server { get; } = new();

        public void Dispose()
        {
            Assert.False(Server.HasExited, Server.Log.ToString());
            Server.Dispose();
        }
    }

    /// <summary>The documents' own examples have an equals sign where JSON has a colon.</summary>
    [Theory]
    [InlineData("""{"destUUID" = "qqwwszztxxxxxxxxxxx"}""")]
    [InlineData("""{"destUUID": "x" """)]
    [InlineData("""{'destUUID': 'x'}""")]
    [InlineData("""{"destUUID":"x"} and more""")]
    public void What_is_not_json_is_called_that(string body)
    {
        foreach (string verb in (string[])[.. OnCalls, .. OnAgents])
        {
            (int status, JsonElement answer) = Post(verb, body, "application/json");
            Assert.Equal(400, status);
            Assert.Equal(400, answer.GetProperty("code").GetInt32());
            Assert.Contains("not JSON", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
            // curl without a header calls it a form.
            Assert.Equal(400, Post(verb, body, "application/x-www-form-urlencoded").Status);
        }
    }

    [Theory]
    [InlineData("e2e15a60-4fc1-494a-823c-55bbca71b4c6")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("qqwwszztxxxxxxxxxxx")]
    [InlineData("' OR 1=1 --")]
    [InlineData("通话")]
    public void Calls_nobody_has_are_not_found(string id)
    {
        foreach (string verb in OnCalls)
        {
            string body = JsonSerializer.Serialize(
                new
                {
                    callID = id,
                    destUUID = id,
                    destNumber = "1002",
                    destAgent = "1002",
                    destExtn = "1002",
                    agent = "1001",
                    extn = "1001",
                }
            );
            (int status, JsonElement answer) = Post(verb, body, "application/json");
            Assert.True(status == 200 && answer.GetProperty("code").GetInt32() == 404, $"{verb}: {status} {answer}");
            Assert.NotEqual("", answer.GetProperty("message").GetString());
        }
    }

    [Fact]
    public void Without_a_good_token_no_verb_is_carried_out()
    {
        JsonElement session = Ask(
            "/api/sessions",
            "-d",
            JsonSerializer.Serialize(
                new { login = "admin", password = Server.Credentials.GetProperty("xswitch").GetProperty("password").GetString() }
            )
        ).Answer;
        string given = session.GetProperty("token").GetString()!;
        Assert.Equal(200, Ask("/api/users", "-H", $"X-XTRA-AUTH-ID: {given}").Status);
        Assert.Equal(200, Ask("/api/sessions", "-X", "DELETE", "-H", $"X-XTRA-AUTH-ID: {given}").Status);
        string native = Server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;
        string[] tokens = ["", "wrong", given, native, Token[..^1], Token.ToUpperInvariant() + "x", new string('x', 8_000)];
        foreach (string verb in (string[])[.. OnCalls, .. OnAgents])
        {
            foreach (string token in tokens)
            {
                (int status, JsonElement answer) = Ask($"/api/cc/ccc/{verb}", "-d", "{}", "-H", $"X-XTRA-AUTH-ID: {token}");
                Assert.True(status == 403, $"{verb} with token {token}: {status} {answer}");
                Assert.Equal("403", answer.GetProperty("code").GetString());
            }
            Assert.Equal(403, Ask($"/api/cc/ccc/{verb}", "-d", "{}").Status);
        }
    }

    [Fact]
    public void A_string_of_a_mebibyte_is_too_long()
    {
        string[] fields = ["destUUID", "destNumber", "destExtn"];
        string file = Path.Combine(Server.Folder, "long.json");
        string text = new('9', Mebibyte);
        foreach (string verb in OnCalls)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(fields.ToDictionary(name => name, _ => text)));
            (int status, JsonElement answer) = Post(verb, $"@{file}", "application/json");
            Assert.True(status == 200 && answer.GetProperty("code").GetInt32() == 400, $"{verb}: {status} {answer}");
            Assert.Contains("too long", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
        File.WriteAllText(file, JsonSerializer.Serialize(new { login = "1001", extn = text }));
        (int refused, JsonElement why) = Ask("/api/users", "-H", $"X-XTRA-AUTH-ID: {Token}", "--data-binary", $"@{file}");
        Assert.True(refused == 400, $"{refused} {why}");
        // Nesting as deep as fits is no way in either.
        File.WriteAllText(file, new string('[', Mebibyte));
        Assert.Equal(400, Post("ccHold", $"@{file}", "application/json").Status);
    }

    /// <summary>Old clients and monitoring probes speak HTTP/1.0: no chunks, and the connection ends with the answer.</summary>
    [Fact]
    public void Http_of_1996_gets_whole_answers()
    {
        (int status, JsonElement users) = Ask("/api/users", "-0", "-H", $"X-XTRA-AUTH-ID: {Token}");
        Assert.Equal(200, status);
        Assert.True(users.GetProperty("data").GetArrayLength() > 0);
        (status, JsonElement done) = Ask(
            "/api/cc/ccc/ccLogin",
            "-0",
            "-H",
            $"X-XTRA-AUTH-ID: {Token}",
            "-d",
            """{"agent":"1001","extn":"1001","queue":"sales"}"""
        );
        Assert.True(status == 200 && done.GetProperty("code").GetInt32() == 200, $"{status} {done}");
        Assert.Equal(403, Ask("/api/users", "-0").Status);
        string key = Server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;
        Assert.Equal(0, Ask("/v1/records", "-0", "-H", $"X-API-Key: {key}").Answer.GetProperty("records").GetArrayLength());
    }

    private (int Status, JsonElement Answer) Post(string verb, string body, string type) =>
        Ask($"/api/cc/ccc/{verb}", "-H", $"X-XTRA-AUTH-ID: {Token}", "-H", $"Content-Type: {type}", "--data-binary", body);

    private (int Status, JsonElement Answer) Ask(string path, params string[] arguments)
    {
        string url = $"http://127.0.0.1:{Server.HttpPort}{path}";
        using Tool curl = new("curl", Server.Folder, ["-sS", "-w", "\n%{http_code}", .. arguments, url]);
        Assert.True(curl.Finish(Limit) == 0, $"curl {path}: {curl.Log}");
        string[] lines = curl.Log.ToString().Split('\n');
        return (int.Parse(lines[^1]), JsonElement.Parse(string.Join('\n', lines[..^1])));
    }
}
