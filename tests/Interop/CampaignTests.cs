namespace Tandem.Interop.Tests;

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>Campaigns against a carrier that is not ours: sipp, which writes down every INVITE.</summary>
public sealed class CampaignTests
{
    private const string Agent = "1001";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private static readonly object Always = new
    {
        rows = new[]
        {
            new
            {
                days = new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" },
                from = "00:00",
                to = "24:00",
            },
        },
    };

    [Fact]
    public void One_number_is_dialled_for_a_free_agent_and_the_two_talk()
    {
        int carrier = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{carrier}");
        using Tool phone = Staff(server);
        using Tool far = Carrier(server, carrier);
        int id = Make(
            server,
            new
            {
                name = "one",
                queue = "sales",
                hours = Always,
            }
        );
        Send(
            server,
            HttpMethod.Post,
            $"/v1/campaigns/{id}/numbers",
            new { numbers = new[] { new { number = "138 0013 8000", variables = new { name = "王" } } } }
        );
        Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/start");
        Await.Until(() => Figure(server, id, "numbersDone", "answered") == 1, Limit, () => $"{Figures(server, id)}\n{server.Log}");
        Assert.Equal(["13800138000"], Dialled(server));
        JsonElement proof = server.Get($"/v1/campaigns/{id}/evidence").GetProperty("attempts")[0];
        Assert.Equal(("answered", 1), (proof.GetProperty("outcome").GetString(), proof.GetProperty("attempt").GetInt32()));
        Assert.InRange(proof.GetProperty("agentMillis").GetInt64(), 0, 2_000);
        Assert.NotEqual(0, proof.GetProperty("agentId").GetInt32());
        Await.Until(
            () => server.Records().Any(record => SippTests.IsClosed(record) && SippTests.IsBridged(record, "outbound")),
            Limit,
            () => $"{server.Log}"
        );
    }

    [Fact]
    public void Who_finds_no_agent_is_told_so_and_another_program_reckons_the_same_from_the_log()
    {
        int carrier = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{carrier}");
        string sorry = Send(server, HttpMethod.Post, "/v1/sounds?name=sorry", Second()).GetProperty("reference").GetString()!;
        int id = Make(
            server,
            new
            {
                name = "proof",
                queue = "sales",
                hours = Always,
                abandonSound = sorry,
            }
        );
        using Tool far = Carrier(server, carrier, "6000");
        using (Tool phone = Staff(server))
        {
            Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/numbers", new { numbers = new[] { new { number = "13800138000" } } });
            Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/start");
            Await.Until(() => Figure(server, id, "outcomes", "answered") == 1, Limit, () => $"{Figures(server, id)}\n{server.Log}");
            Await.Until(() => Figure(server, id, "talking") == 0, Limit, () => $"{Figures(server, id)}\n{server.Log}");
        }
        // The phone is gone, and nobody has noticed yet.
        Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/numbers", new { numbers = new[] { new { number = "13800138001" } } });
        Await.Until(() => Figure(server, id, "outcomes", "abandoned") == 1, Limit, () => $"{Figures(server, id)}\n{server.Log}");
        JsonElement proof = Evidence(server, id, 2)[1];
        Assert.True(proof.GetProperty("heardMessage").GetBoolean(), $"{proof}");
        Await.Until(() => server.Records().Count(SippTests.IsClosed) == server.Records().Length, Limit, () => $"{server.Log}");

        JsonElement found = Reckon(server, id);
        Assert.Equal(
            (2, 2, 1),
            (found.GetProperty("calls").GetInt32(), found.GetProperty("live").GetInt32(), found.GetProperty("abandoned").GetInt32())
        );
        Assert.Equal(50, found.GetProperty("worst_percent").GetDouble());
    }

    [Fact]
    public void A_machine_is_hung_up_and_a_person_has_an_agent_and_another_program_finds_the_same()
    {
        int carrier = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{carrier}");
        using Tool phone = Staff(server);
        object listening = new
        {
            name = "listening",
            queue = "sales",
            hours = Always,
            machineDetection = true,
        };
        int id = Make(server, listening);
        Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/start");
        using (
            Tool machine = Speaks(server, carrier, "You have reached the voicemail of John Smith. Please leave a message after the tone.")
        )
        {
            Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/numbers", new { numbers = new[] { new { number = "13800138000" } } });
            Await.Until(() => Figure(server, id, "outcomes", "machine") == 1, Limit, () => $"{Figures(server, id)}\n{server.Log}");
            // The agent's phone has heard of none.
            Await.Until(() => server.Records().Length == 1, Limit, () => $"{server.Log}");
        }
        using (Tool person = Speaks(server, carrier, "Hello?"))
        {
            Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/numbers", new { numbers = new[] { new { number = "13800138001" } } });
            Await.Until(() => Figure(server, id, "outcomes", "answered") == 1, Limit, () => $"{Figures(server, id)}\n{server.Log}");
            Await.Until(() => server.Records().Count(SippTests.IsClosed) == 3, Limit, () => $"{server.Log}");
        }
        Assert.Equal((1, 0), (Figure(server, id, "live"), Figure(server, id, "abandoned")));
        JsonElement proof = Evidence(server, id, 2)[1];
        Assert.InRange(proof.GetProperty("agentMillis").GetInt64(), 800, 6_000);
        JsonElement found = Reckon(server, id);
        Assert.Equal((2, 1), (found.GetProperty("calls").GetInt32(), found.GetProperty("live").GetInt32()));
    }

    [Fact]
    public void A_server_killed_in_the_middle_dials_nobody_twice_and_nobody_is_forgotten()
    {
        const int Numbers = 60;
        int carrier = RunningServer.FreePort();
        using RunningServer server = new("--trunk", $"city=127.0.0.1:{carrier}");
        using Tool far = Carrier(server, carrier);
        ServedFlows.Publish(
            server,
            "notice",
            """
            {"id": "start", "type": "start", "exits": {"next": "say"}}, {"id": "say", "type": "play", "prompts": ["welcome"], "exits": {"next": "end"}},
            {"id": "end", "type": "hang-up"}
            """,
            isSpoken: false
        );
        int id = Make(
            server,
            new
            {
                name = "many",
                flow = "notice",
                hours = Always,
                lines = 6,
                callsPerSecond = 20,
            }
        );
        StringBuilder csv = new("number,name\n");
        for (int i = 0; i < Numbers; i++)
        {
            csv.Append($"138001380{i:00},{i}\n");
        }
        Import(server, id, csv.ToString());
        Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/start");
        foreach (int at in (int[])[10, 25, 40])
        {
            Await.Until(() => Dialled(server).Length >= at, Limit, () => $"{Figures(server, id)}\n{server.Log}");
            server.Kill();
            server.Start();
        }
        Await.Until(
            () => Figure(server, id, "numbersWaiting") + Figure(server, id, "numbersDialling") == 0,
            Limit,
            () => $"{Figures(server, id)}\n{server.Log}"
        );
        string[] dialled = Dialled(server);
        Assert.Equal(dialled.Length, dialled.Distinct().Count());
        JsonElement done = Figures(server, id).GetProperty("numbersDone");
        int lost = done.TryGetProperty("lost", out JsonElement some) ? some.GetInt32() : 0;
        Assert.InRange(lost, 1, 3 * 6);
        Assert.Equal(Numbers, done.EnumerateObject().Sum(each => each.Value.GetInt32()));
        // Whoever was not dialled is among those that nobody knows of.
        Assert.InRange(dialled.Length, Numbers - lost, Numbers);
    }

    // What figures tell at once is on the disk a moment later.
    private static JsonElement Evidence(RunningServer server, int id, int count)
    {
        JsonElement attempts = default;
        Await.Until(
            () => (attempts = server.Get($"/v1/campaigns/{id}/evidence").GetProperty("attempts")).GetArrayLength() == count,
            Limit,
            () => $"{attempts}\n{server.Log}"
        );
        return attempts;
    }

    // What another program reckons from the log, and that it is the same.
    private static JsonElement Reckon(RunningServer server, int id)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "check-evidence.py");
        string key = server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;
        using Tool other = new("python3", server.Folder, script, $"http://127.0.0.1:{server.HttpPort}", key, $"{id}");
        Assert.True(other.Finish(Limit) == 0, $"{other.Log}");
        return JsonDocument.Parse($"{other.Log}").RootElement.Clone();
    }

    // Whoever answers says that, is quiet, and hangs up after eight seconds.
    private static Tool Speaks(RunningServer server, int port, string text)
    {
        string spoken = Path.Combine(server.Folder, "spoken.wav");
        string coded = Path.Combine(server.Folder, "spoken.al");
        using (Tool voice = new("espeak-ng", server.Folder, "-v", "en-us", "-w", spoken, text))
        {
            Assert.True(voice.Finish(Limit) == 0, $"{voice.Log}");
        }
        using (Tool narrow = new("sox", server.Folder, spoken, "-r", "8000", "-c", "1", "-t", "al", coded, "pad", "0.3", "5"))
        {
            Assert.True(narrow.Finish(Limit) == 0, $"{narrow.Log}");
        }
        return new Tool(
            "sipp",
            server.Folder,
            SippTests.Arguments("carrier-speaks.xml", port, "-nostdin", "-d", "8000", "-timeout", "120s")
        );
    }

    private static Tool Staff(RunningServer server)
    {
        int port = RunningServer.FreePort();
        server.BuildQueue("sales", Agent);
        Tool phone = new("sipp", server.Folder, SippTests.Arguments("agent.xml", port, "-t", "u1", "-nostdin"));
        SippTests.Register(server, port, Agent);
        server.SignIn("sales", Agent);
        return phone;
    }

    // Whoever answers hangs up after so many milliseconds.
    private static Tool Carrier(RunningServer server, int port, string talk = "500") =>
        new(
            "sipp",
            server.Folder,
            SippTests.Arguments(
                "carrier-campaign.xml",
                port,
                "-trace_logs",
                "-log_file",
                Path.Combine(server.Folder, "dialled.log"),
                "-nostdin",
                "-d",
                talk,
                "-timeout",
                "120s"
            )
        );

    // Numbers of INVITEs, one each: what sipp has seen.
    private static string[] Dialled(RunningServer server)
    {
        string file = Path.Combine(server.Folder, "dialled.log");
        return File.Exists(file)
            ? [.. File.ReadAllLines(file).Where(line => line.Contains("INVITE sip:")).Select(line => line.Split(':', '@')[^2])]
            : [];
    }

    // A second of silence: 16 bits, one channel, 8 kHz.
    private static byte[] Second()
    {
        const int rate = 8_000;
        using MemoryStream bytes = new();
        using BinaryWriter to = new(bytes);
        to.Write("RIFF"u8);
        to.Write(36 + rate * 2);
        to.Write("WAVEfmt "u8);
        to.Write(16);
        to.Write((short)1);
        to.Write((short)1);
        to.Write(rate);
        to.Write(rate * 2);
        to.Write((short)2);
        to.Write((short)16);
        to.Write("data"u8);
        to.Write(rate * 2);
        to.Write(new byte[rate * 2]);
        return bytes.ToArray();
    }

    private static int Make(RunningServer server, object campaign) =>
        Send(server, HttpMethod.Post, "/v1/campaigns", campaign).GetProperty("id").GetInt32();

    private static void Import(RunningServer server, int id, string csv)
    {
        JsonElement import = Send(server, HttpMethod.Post, $"/v1/campaigns/{id}/imports", csv);
        string path = $"/v1/campaigns/{id}/imports/{import.GetProperty("id").GetInt32()}";
        Await.Until(() => server.Get(path).GetProperty("state").GetString() == "done", Limit, () => $"{server.Get(path)}\n{server.Log}");
    }

    private static JsonElement Figures(RunningServer server, int id) => server.Get($"/v1/campaigns/{id}/figures");

    private static long Figure(RunningServer server, int id, params string[] path)
    {
        JsonElement at = Figures(server, id);
        foreach (string name in path)
        {
            if (!at.TryGetProperty(name, out at))
            {
                return 0;
            }
        }
        return at.GetInt64();
    }

    private static JsonElement Send(RunningServer server, HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        if (body is byte[] sound)
        {
            request.Content = new ByteArrayContent(sound);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        }
        else if (body is string text)
        {
            request.Content = new StringContent(text, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }
        else if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }
        using HttpResponseMessage answer = server.Http.Send(request);
        string said = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {said}");
        return said.Length == 0 ? default : JsonDocument.Parse(said).RootElement.Clone();
    }
}
