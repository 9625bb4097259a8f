namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>What the log says of calls, phones and people who want in.</summary>
public sealed class LogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Calls_registrations_and_refusals_have_a_line_each_with_their_ids()
    {
        using RunningServer server = new("--log-format", "json", "--lang", "en");
        server.BuildQueue("sales", "1001", "1002");
        using Tool called = Phone(server, "1001", RunningServer.SecretOf("1001"));
        Line(server, "registrations", "extension 1001 of tenant default registered from 127.0.0.1:");
        using (Tool caller = Phone(server, "1002", RunningServer.SecretOf("1002"), "--call", "1001", "--talk", "1"))
        {
            Assert.True(caller.Finish(Limit) == 0, caller.Log.ToString());
        }
        JsonElement ended = Line(server, "calls", "from 1002 to 1001 ended: answered by");
        string call = ended.GetProperty("State").GetProperty("Call").GetString()!;
        Await.Until(() => server.Records().Length == 2, Limit, () => $"{server.Records().Length} records");
        Assert.All(server.Records(), record => Assert.Equal(call, record.GetProperty("call").GetString()));
        Line(server, "registrations", "extension 1002 of tenant default is registered as");

        using (Tool stranger = Phone(server, "1002", "not-its-secret"))
        {
            Assert.Equal(1, stranger.Finish(Limit));
        }
        Line(server, "access", "wrong credentials for extension 1002 of tandem.local from 127.0.0.1:");
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/users?secret=hidden");
        request.Headers.Add("X-API-Key", "no-key-of-ours");
        using HttpResponseMessage refused = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        JsonElement line = Line(server, "access", "HTTP GET /v1/users from 127.0.0.1 refused: 401");
        Assert.NotEmpty(line.GetProperty("State").GetProperty("Trace").GetString()!);
        Assert.True(server.Metric("tandem_sip_authentication_failures_total") > 0);

        string log = server.Log.ToString();
        Assert.DoesNotContain("not-its-secret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("no-key-of-ours", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", log, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningServer.SecretOf("1001"), log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_speaks_Chinese()
    {
        using RunningServer server = new("--lang", "zh");
        server.BuildQueue("sales", "1001");
        using Tool phone = Phone(server, "1001", RunningServer.SecretOf("1001"));
        Await.Until(
            () => server.Log.ToString().Contains("租户 default 的分机 1001 已注册", StringComparison.Ordinal),
            Limit,
            () => server.Log.ToString()
        );
        Assert.Contains("config.user_put", server.Log.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Line(RunningServer server, string area, string text)
    {
        JsonElement found = default;
        Await.Until(() => TryFind(server, area, text, out found), Limit, () => $"no line of {area} with {text}:\n{server.Log}");
        return found;
    }

    private static bool TryFind(RunningServer server, string area, string text, out JsonElement found)
    {
        found = default;
        foreach (string line in server.Log.ToString().Split('\n').Where(line => line.StartsWith('{')))
        {
            JsonElement json = JsonDocument.Parse(line).RootElement;
            bool isIt =
                json.GetProperty("Category").GetString() == $"tandem.{area}"
                && json.GetProperty("Message").GetString()!.Contains(text, StringComparison.Ordinal);
            if (isIt)
            {
                found = json;
                return true;
            }
        }
        return false;
    }

    private static Tool Phone(RunningServer server, string extension, string password, params string[] more) =>
        new(
            RunningServer.Program,
            server.Folder,
            ["phone", extension, "--password", password, "--data", server.Folder, "--lang", "en", .. more]
        );
}
