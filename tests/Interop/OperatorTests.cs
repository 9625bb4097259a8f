namespace Tandem.Interop.Tests;

using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Interop.Tests.Tools;

/// <summary>What those who run the server do to it: reload, watch it through systemd.</summary>
public sealed class OperatorTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-operator-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Sighup_reloads_says_what_needs_a_restart_and_never_kills()
    {
        string file = Path.Combine(folder, "tandem.json");
        File.WriteAllText(file, """{ "log-level": ["info"], "calls-per-second": 50 }""");
        using RunningServer server = new("--config", file);

        File.WriteAllText(file, """{ "log-level": ["none", "reload=info"], "calls-per-second": 60 }""");
        server.HangUp();
        Expect(server, "--calls-per-second has changed: it acts after a restart");
        Expect(server, "reloaded");

        File.WriteAllText(file, """{ "log-levle": "info" }""");
        server.HangUp();
        Expect(server, "not reloaded: unknown key in");
        Expect(server, "did you mean log-level?");

        // What needs no restart acts at once: who may read the figures without a key.
        Assert.Equal(HttpStatusCode.Unauthorized, await FiguresAsync(server));
        File.WriteAllText(
            file,
            """{ "log-level": ["none", "reload=info"], "calls-per-second": 50, "metrics-allow": ["127.0.0.1"], "keep-records": ["30"] }"""
        );
        server.HangUp();
        Await.Until(() => FiguresAsync(server).GetAwaiter().GetResult() == HttpStatusCode.OK, Limit, () => $"{server.Log}");
        Assert.DoesNotContain("--metrics-allow has changed", server.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--keep-records has changed", server.Log.ToString(), StringComparison.Ordinal);

        Assert.False(server.HasExited);
        Assert.Equal("ok", (await server.Http.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public void A_new_certificate_is_shown_after_sighup_and_who_is_connected_stays()
    {
        (string certificate, string key) = Certificate.Make(folder);
        int port = RunningServer.FreePort();
        using RunningServer server = new("--http", $"https:127.0.0.1:{port}", "--tls-cert", certificate, "--tls-key", key);
        using Tool old = new("openssl", folder, "s_client", "-connect", $"127.0.0.1:{port}", "-quiet");
        Ask(old, 1);
        string before = Pem(File.ReadAllText(certificate));
        Assert.Equal(before, Shown(port));

        Certificate.Make(folder);
        server.HangUp();
        Await.Until(() => Shown(port) != before, Limit, () => $"{server.Log}");
        Assert.Equal(Pem(File.ReadAllText(certificate)), Shown(port));
        Ask(old, 2);

        // Half a renewal is none: the one before stays.
        File.WriteAllText(key, "no key");
        server.HangUp();
        Expect(server, "reloaded");
        Assert.Equal(Pem(File.ReadAllText(certificate)), Shown(port));
    }

    // Over a connection that is there; answered so many times by then.
    private static void Ask(Tool client, int answers)
    {
        client.Say("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r");
        Await.Until(() => client.Log.ToString().Split("HTTP/1.1 200 OK").Length > answers, Limit, () => $"no answer:\n{client.Log}");
    }

    // What OpenSSL's own client is shown.
    private string Shown(int port)
    {
        using Tool client = new("openssl", folder, "s_client", "-connect", $"127.0.0.1:{port}");
        Await.Until(() => client.Log.ToString().Contains("END CERTIFICATE", StringComparison.Ordinal), Limit, () => $"{client.Log}");
        return Pem(client.Log.ToString());
    }

    private static string Pem(string text)
    {
        int start = text.IndexOf("-----BEGIN CERTIFICATE", StringComparison.Ordinal);
        const string End = "END CERTIFICATE-----";
        return text[start..(text.IndexOf(End, StringComparison.Ordinal) + End.Length)];
    }

    [Fact]
    public void Systemd_is_told_ready_reloading_and_stopping()
    {
        string path = Path.Combine(folder, "notify");
        using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.ReceiveTimeout = (int)Limit.TotalMilliseconds;
        using RunningServer server = new(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = path });

        Assert.Equal("READY=1", Told(socket));
        server.HangUp();
        Assert.Equal("RELOADING=1", Told(socket));
        Assert.Equal("READY=1", Told(socket));
        server.Terminate();
        Assert.Equal("STOPPING=1", Told(socket));
        Assert.True(server.WaitForExit(Limit), "it does not end");
        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public void A_server_is_set_up_from_its_environment()
    {
        using RunningServer server = new(new Dictionary<string, string> { ["TANDEM_LANG"] = "zh", ["TANDEM_DRAIN_SECONDS"] = "0" });
        Expect(server, "已就绪");
        Assert.DoesNotContain("ready", server.Log.ToString());
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), "it does not end");
        Assert.Contains("正在停止", server.Log.ToString());
    }

    [Fact]
    public void A_phone_to_try_with_registers_is_called_and_calls()
    {
        using RunningServer server = new();
        server.BuildQueue("sales", "1001", "1002");
        using Tool called = Phone(server, "1001", RunningServer.SecretOf("1001"), "--talk", "1");
        Await.Until(
            () => called.Log.ToString().Contains("registered as 1001@", StringComparison.Ordinal),
            Limit,
            () => called.Log.ToString()
        );
        using Tool caller = Phone(server, "1002", RunningServer.SecretOf("1002"), "--call", "1001");
        Assert.True(caller.Finish(Limit) == 0, caller.Log.ToString());
        Assert.Contains("the call is up", caller.Log.ToString());
        Assert.Contains("rings: 1002 calls", called.Log.ToString());

        using Tool wrong = Phone(server, "1002", "not-it");
        Assert.Equal(1, wrong.Finish(Limit));
        Assert.Contains("is 1002 an extension of", wrong.Log.ToString());
    }

    private Tool Phone(RunningServer server, string extension, string password, params string[] more) =>
        new(RunningServer.Program, folder, ["phone", extension, "--password", password, "--data", server.Folder, "--lang", "en", .. more]);

    private static void Expect(RunningServer server, string text) =>
        Await.Until(() => server.Log.ToString().Contains(text, StringComparison.Ordinal), Limit, () => $"not said: {text}\n{server.Log}");

    private static string Told(Socket socket)
    {
        byte[] buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }

    // By a client that has no key.
    private static async Task<HttpStatusCode> FiguresAsync(RunningServer server)
    {
        using HttpClient client = new() { BaseAddress = server.Http.BaseAddress };
        using HttpResponseMessage answer = await client.GetAsync("/metrics", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
