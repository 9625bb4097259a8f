namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>What goes wrong from outside: each gets a clear answer, and the server goes on.</summary>
public class BadInputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_taken_port_is_named_with_the_option_that_changes_it()
    {
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        string said = Fails("--sip", $"udp:127.0.0.1:{port}", "--http", "127.0.0.1:0");
        Assert.Contains($"127.0.0.1:{port}", said, StringComparison.Ordinal);
        Assert.Contains("--sip", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_http_port_is_named_too()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        string said = Fails("--sip", "udp:127.0.0.1:0", "--http", $"127.0.0.1:{port}");
        Assert.Contains($"{port}", said, StringComparison.Ordinal);
        Assert.Contains("--http", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sip", "nonsense")]
    [InlineData("--trunk", "x")]
    [InlineData("--sip", "tls:127.0.0.1:0")]
    [InlineData("--calls-per-second", "many")]
    public void An_option_that_makes_no_sense_is_named(string option, string value)
    {
        Assert.Contains(
            option == "--sip" && value.StartsWith("tls", StringComparison.Ordinal) ? "--tls-cert" : option,
            Fails(option, value),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_or_is_in_use_is_said()
    {
        string said = Run("serve", "--data", "/dev/null/tandem", "--sip", "udp:127.0.0.1:0", "--http", "127.0.0.1:0");
        Assert.Contains("--data", said, StringComparison.Ordinal);
        using RunningServer server = new();
        said = Run("serve", "--data", server.Folder, "--sip", "udp:127.0.0.1:0", "--http", "127.0.0.1:0");
        Assert.Contains("in use", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_gets_its_errors_in_the_dialects_words()
    {
        using RunningServer server = new();
        using HttpClient stranger = new() { BaseAddress = server.Http.BaseAddress };
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await Expect(await stranger.GetAsync("/api/users", cancel), 403, "error_text");
        await Expect(await stranger.PostAsJsonAsync("/api/sessions", new { login = "admin", password = "wrong" }, cancel), 403, "text");
        await Expect(await stranger.GetAsync("/v1/records", cancel), 401, "detail");
        await Expect(
            await server.Http.PostAsync("/api/users", new StringContent("{\"login\":", Encoding.UTF8, "application/json"), cancel),
            400,
            "message"
        );
        await Expect(
            await server.Http.PostAsync("/api/users", new StringContent("[]", Encoding.UTF8, "application/json"), cancel),
            400,
            "message"
        );
        await Expect(await server.Http.PostAsJsonAsync("/api/users", new { extn = "1001" }, cancel), 400, "message");
        await Expect(await server.Http.GetAsync("/api/users/999", cancel), 404, "message");
        await Expect(await server.Http.GetAsync("/api/queues/999", cancel), 404, "message");
        await Expect(await server.Http.PostAsJsonAsync("/api/queues", new { name = "q", strategy = "by-mood" }, cancel), 400, "message");
        await Expect(await server.Http.PostAsJsonAsync("/api/users", new { login = "1001", extn = "1001" }, cancel), 200, "data");
        await Expect(await server.Http.PostAsJsonAsync("/api/users", new { login = "1001", extn = "1002" }, cancel), 409, "message");
        await Expect(
            await server.Http.PostAsJsonAsync("/api/cc/ccc/ccDial", new { agent = "1001", destNumber = "1" }, cancel),
            200,
            "message"
        );
        using StringContent large = new(new string('x', 5_000_000), Encoding.UTF8, "application/json");
        await Expect(await server.Http.PostAsync("/api/users", large, cancel), 413, "message");
        Assert.True(server.Metric("tandem_calls") == 0);
    }

    [Fact]
    public void Sip_garbage_is_dropped_and_bad_calls_get_their_answer()
    {
        using UdpClient trunk = new(new IPEndPoint(IPAddress.Loopback, 0));
        trunk.Client.ReceiveTimeout = 3_000;
        int port = ((IPEndPoint)trunk.Client.LocalEndPoint!).Port;
        using RunningServer server = new("--trunk", $"carrier=127.0.0.1:{port}");
        IPEndPoint sip = new(IPAddress.Loopback, server.SipPort);
        byte[] random = new byte[1_200];
        Random.Shared.NextBytes(random);
        foreach (byte[] garbage in new[] { random, [], "INVITE"u8.ToArray(), new byte[60_000], "\r\n\r\n"u8.ToArray() })
        {
            trunk.Send(garbage, sip);
        }
        using (TcpClient half = new())
        {
            half.Connect(sip);
            half.GetStream().Write("INVITE sip:1@127.0.0.1 SIP/2.0\r\nContent-Length: 5000\r\n\r\nhalf"u8);
        }
        using (TcpClient noise = new())
        {
            noise.Connect(sip);
            noise.GetStream().Write(random);
        }
        Assert.StartsWith(
            "SIP/2.0 404",
            Ask(trunk, sip, Invite(port, sip, "nobody", "m=audio 9000 RTP/AVP 0\r\n")),
            StringComparison.Ordinal
        );
        server.BuildQueue("sales", "1001");
        Assert.StartsWith(
            "SIP/2.0 488",
            Ask(trunk, sip, Invite(port, sip, "sales", "m=audio 9000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "SIP/2.0 401",
            Ask(trunk, sip, Invite(port, sip, "sales", "m=audio 9000 RTP/AVP 0\r\n", $"1001@{server.Domain}")),
            StringComparison.Ordinal
        );
        Assert.Equal(0, server.Metric("tandem_legs"));
        Assert.False(server.HasExited, server.Log.ToString());
    }

    [Fact]
    public async Task A_database_that_cannot_commit_fails_the_change_and_nothing_is_half_done()
    {
        using RunningServer server = new();
        CancellationToken cancel = TestContext.Current.CancellationToken;
        // Another program holds the database's write lock, as a backup gone wrong would.
        string hold =
            "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1],isolation_level=None)\nc.execute('BEGIN IMMEDIATE')\nprint('held',flush=True)\nsys.stdin.readline()\nc.execute('ROLLBACK')\nprint('free',flush=True)\n";
        using Process holder = Process.Start(
            new ProcessStartInfo("python3")
            {
                ArgumentList = { "-c", hold, Path.Combine(server.Folder, "tandem.db") },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(cancel));
        JsonElement refused = server.Post("/api/users", new { login = "1001", extn = "1001" });
        Assert.Equal(500, refused.GetProperty("code").GetInt32());
        await holder.StandardInput.WriteLineAsync("go");
        Assert.Equal("free", await holder.StandardOutput.ReadLineAsync(cancel));
        // The keys are free again, and the same change goes through.
        JsonElement made = server.Post("/api/users", new { login = "1001", extn = "1001" });
        Assert.Equal(200, made.GetProperty("code").GetInt32());
    }

    private static async Task Expect(HttpResponseMessage answer, int status, string field)
    {
        using HttpResponseMessage owned = answer;
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        Assert.True(JsonDocument.Parse(text).RootElement.TryGetProperty(field, out _), text);
    }

    private static string Ask(UdpClient trunk, IPEndPoint sip, string message)
    {
        trunk.Send(Encoding.ASCII.GetBytes(message), sip);
        string call = message.Split("\r\n").First(line => line.StartsWith("Call-ID:", StringComparison.Ordinal));
        while (true)
        {
            IPEndPoint from = new(IPAddress.Any, 0);
            string answer = Encoding.ASCII.GetString(trunk.Receive(ref from));
            // Refusals are repeated until an ACK that never comes here: only this call's answer counts.
            if (
                answer.Contains(call, StringComparison.Ordinal)
                && answer.StartsWith("SIP/2.0", StringComparison.Ordinal)
                && !answer.StartsWith("SIP/2.0 100", StringComparison.Ordinal)
            )
            {
                return answer;
            }
        }
    }

    private static string Invite(int port, IPEndPoint to, string number, string media, string from = "5550000@carrier.test")
    {
        string id = Guid.NewGuid().ToString("N");
        string sdp = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n{media}";
        return $"INVITE sip:{number}@{to} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{id};rport\r\nMax-Forwards: 70\r\n"
            + $"From: <sip:{from}>;tag={id[..8]}\r\nTo: <sip:{number}@{to}>\r\nCall-ID: {id}\r\nCSeq: 1 INVITE\r\n"
            + $"Contact: <sip:x@127.0.0.1:{port}>\r\nContent-Type: application/sdp\r\nContent-Length: {sdp.Length}\r\n\r\n{sdp}";
    }

    private static string Fails(params string[] options)
    {
        int rtp = RunningServer.FreeRange();
        string folder = Directory.CreateTempSubdirectory("tandem-bad-").FullName;
        return Run(["serve", "--data", folder, "--rtp", $"{rtp}-{rtp + 99}", .. options]);
    }

    private static string Run(params string[] arguments)
    {
        using Tool program = new(RunningServer.Program, Path.GetTempPath(), arguments);
        Assert.True(program.Finish(Limit) != 0, $"it should not start:\n{program.Log}");
        return program.Log.ToString();
    }
}
