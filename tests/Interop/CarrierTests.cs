namespace Tandem.Interop.Tests;

using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;
using Tandem.TestKit.Names;

/// <summary>Carriers that are not ours: sipp that registers us and challenges, found by name, and Kamailio in front of one.</summary>
public sealed class CarrierTests
{
    private const string Agent = "1001";
    private const string Number = "13900139000";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public void A_carrier_found_by_name_registers_us_calls_our_account_and_challenges_our_calls()
    {
        int carrier = RunningServer.FreePort();
        using SmallDns dns = new();
        dns.AddPointer("carrier.test", 1, 1, "SIP+D2U", "_sip._udp.carrier.test");
        dns.AddService("_sip._udp.carrier.test", 1, 1, (ushort)carrier, "gate.carrier.test");
        dns.AddAddress("gate.carrier.test", "127.0.0.1");
        using RunningServer server = new(
            "--dns",
            $"{dns.Address}",
            "--trunk",
            "city=carrier.test;user=joe;password=s3cret;register=300;numbers=e164;caller=preferred;silence=10"
        );
        Run(server, carrier, "registrar.xml");
        Await.Until(() => State(server, "registration") == "registered", Limit, () => $"{Trunk(server)}\n{server.Log}");
        Assert.Equal("up", State(server, "state"));
        Assert.Equal(1, server.Metric("tandem_trunk_registered"));
        Assert.DoesNotContain("s3cret", $"{server.Get("/v1/trunks")}", StringComparison.Ordinal);

        using Tool phone = Staff(server);
        Route(server, "4008001234", "sales");
        Run(server, carrier, "carrier-in.xml", $"127.0.0.1:{server.SipPort}");
        Await.Until(() => server.Records().Any(record => SippTests.IsBridged(record, "inbound")), Limit, () => $"{server.Log}");
        JsonElement inbound = server.Records().First(record => SippTests.IsBridged(record, "inbound"));
        Assert.Equal(("+864008001234", "+8613900001111"), (Text(inbound, "dialled"), Text(inbound, "callerNumber")));

        using Tool far = new("sipp", server.Folder, Arguments("carrier-out.xml", carrier, "-m", "1", "-nostdin"));
        server.Post("/api/cc/ccc/ccDial", new { agent = Agent, destNumber = Number });
        Assert.True(far.Finish(Limit) == 0, $"the carrier's call failed:\n{far.Log}\n{server.Log}");
        Await.Until(() => Counts(server, "answered") == 1, Limit, () => $"{Trunk(server)}");

        using Tool goodbye = new("sipp", server.Folder, Arguments("registrar.xml", carrier, "-m", "1", "-nostdin"));
        server.Terminate();
        Assert.True(goodbye.Finish(Limit) == 0, $"it is not told that we go:\n{goodbye.Log}\n{server.Log}");
    }

    [Fact]
    public void Kamailio_in_front_of_a_carrier_is_probed_and_passes_calls_both_ways()
    {
        int front = RunningServer.FreePort();
        int carrier = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{front};probe=2;probe-failures=2;silence=2");
        using Tool phone = Staff(server);
        Await.Until(() => State(server, "state") == "down", Limit, () => $"{Trunk(server)}\n{server.Log}");
        using (KamailioProxy kamailio = new(front, server.SipPort, carrier))
        {
            Await.Until(() => State(server, "state") == "up", Limit, () => $"{Trunk(server)}\n{kamailio.Log}\n{server.Log}");
            Run(server, carrier, "caller.xml", $"127.0.0.1:{front}", "-s", "sales");
            Await.Until(
                () => server.Records().Any(record => SippTests.IsBridged(record, "inbound")),
                Limit,
                () => $"{kamailio.Log}\n{server.Log}"
            );

            using Tool far = new("sipp", server.Folder, Arguments("carrier-plain.xml", carrier, "-m", "1", "-nostdin"));
            server.Post("/api/cc/ccc/ccDial", new { agent = Agent, destNumber = Number });
            Assert.True(far.Finish(Limit) == 0, $"the carrier's call failed:\n{far.Log}\n{kamailio.Log}\n{server.Log}");
        }
        Await.Until(() => State(server, "state") == "down", Limit, () => $"{Trunk(server)}\n{server.Log}");
        Assert.Equal(0, server.Metric("tandem_trunk_up"));
    }

    [Fact]
    public void Whether_a_trunk_is_there_is_asked_at_a_press()
    {
        int front = RunningServer.FreePort();
        int nobody = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{front};peer=127.0.0.1:{nobody};silence=2");
        using (KamailioProxy kamailio = new(front, server.SipPort, nobody))
        {
            // Until Kamailio listens nobody answers.
            JsonElement check = default;
            Await.Until(() => IsReachable(check = Check(server)) == true, Limit, () => $"{check}\n{kamailio.Log}");
            JsonElement[] answers = [.. check.GetProperty("answers").EnumerateArray()];
            Assert.Equal(
                [$"udp:127.0.0.1:{front} answered 200", $"udp:127.0.0.1:{nobody} {Text(answers[1], "result")} "],
                answers.Select(each => $"{Text(each, "address")} {Text(each, "result")} {each.GetProperty("status")}")
            );
            Assert.Contains(Text(answers[1], "result"), new[] { "silent", "unreachable" });
            Assert.True(answers[0].GetProperty("milliseconds").GetDouble() > 0);
        }
        JsonElement gone = default;
        Await.Until(() => IsReachable(gone = Check(server)) == false, Limit, () => $"{gone}");
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("tls")]
    public void Kamailio_is_spoken_to_over_streams_too_and_again_after_it_was_away(string transport)
    {
        string folder = Directory.CreateTempSubdirectory("tandem-carrier-").FullName;
        (string Certificate, string Key) files = Certificate.Make(folder);
        int front = RunningServer.FreePort();
        int carrier = RunningServer.FreePort();
        int own = RunningServer.FreePort();
        // Whom the carrier's certificate is by is for the system to know.
        using RunningServer server = new(
            new Dictionary<string, string> { ["SSL_CERT_FILE"] = files.Certificate },
            [
                "--trunk",
                $"city=localhost:{front};transport={transport};probe=2;probe-failures=2;silence=2",
                "--sip",
                $"{transport}:127.0.0.1:{own}",
                "--tls-cert",
                files.Certificate,
                "--tls-key",
                files.Key,
            ]
        );
        using Tool phone = Staff(server);
        for (int round = 0; round < 2; round++)
        {
            using KamailioProxy kamailio = new(front, own, carrier, transport, files);
            Await.Until(() => State(server, "state") == "up", Limit, () => $"{Trunk(server)}\n{kamailio.Log}\n{server.Log}");
            Run(server, carrier, "caller.xml", $"127.0.0.1:{front}", "-s", "sales");
            Await.Until(
                () => server.Records().Count(record => SippTests.IsBridged(record, "inbound")) == round + 1,
                Limit,
                () => $"{kamailio.Log}\n{server.Log}"
            );
            using Tool far = new("sipp", server.Folder, Arguments("carrier-plain.xml", carrier, "-m", "1", "-nostdin"));
            server.Post("/api/cc/ccc/ccDial", new { agent = Agent, destNumber = Number });
            Assert.True(far.Finish(Limit) == 0, $"the carrier's call failed:\n{far.Log}\n{kamailio.Log}\n{server.Log}");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static Tool Staff(RunningServer server)
    {
        int port = RunningServer.FreePort();
        server.BuildQueue("sales", Agent);
        Tool phone = new("sipp", server.Folder, Arguments("agent.xml", port, "-t", "u1", "-nostdin"));
        SippTests.Register(server, port, Agent);
        server.SignIn("sales", Agent);
        return phone;
    }

    private static void Route(RunningServer server, string number, string queue)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"/v1/numbers/{number}") { Content = JsonContent.Create(new { queue }) };
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = server.Http.Send(request);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    private static void Run(RunningServer server, int port, string scenario, params string[] more)
    {
        using Tool sipp = new("sipp", server.Folder, Arguments(scenario, port, [.. more, "-m", "1", "-nostdin"]));
        Assert.True(sipp.Finish(Limit) == 0, $"{scenario} failed:\n{sipp.Log}\n{server.Log}");
    }

    private static string[] Arguments(string scenario, int port, params string[] more) => SippTests.Arguments(scenario, port, more);

    // Null where the check was refused: there was one within a second.
    private static bool? IsReachable(JsonElement check) =>
        check.TryGetProperty("isReachable", out JsonElement reachable) ? reachable.GetBoolean() : null;

    private static JsonElement Check(RunningServer server)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/trunks/{Trunk(server).GetProperty("id")}/check");
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = server.Http.Send(request);
        using Stream body = answer.Content.ReadAsStream();
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    private static JsonElement Trunk(RunningServer server) => server.Get("/v1/trunks").GetProperty("trunks")[0];

    private static string? State(RunningServer server, string name) => Trunk(server).GetProperty("state").GetProperty(name).GetString();

    private static long Counts(RunningServer server, string name) =>
        Trunk(server).GetProperty("state").GetProperty("today").GetProperty(name).GetInt64();

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();
}
