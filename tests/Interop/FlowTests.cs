namespace Tandem.Interop.Tests;

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;

/// <summary>Flows on a live server: sipp and baresip press keys in every way there is; what is heard tells where in the flow a caller is.</summary>
public sealed class FlowTests : IDisposable
{
    private const int MenuHertz = 1_500;
    private const int ToldHertz = 1_750;
    private const string Caller = "1003";
    private const string Agent = "1001";
    private const int AgentHertz = 620;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    private const string Flow = """
        {"name": "ivr", "nodes": [
          {"id": "start", "type": "start", "exits": {"next": "menu"}},
          {"id": "menu", "type": "collect", "prompts": [{"tone": "%(20000,0,1500)"}], "retries": 0,
           "exits": {"1": "told", "2": "sales", "3": "mail", "timeout": "late", "invalid": "late"}},
          {"id": "told", "type": "play", "prompts": [{"tone": "%(1500,0,1750)"}], "bargeIn": false, "exits": {"next": "bye"}},
          {"id": "sales", "type": "queue", "queue": "sales", "exits": {"answered": "score", "next": "late"}},
          {"id": "score", "type": "satisfaction", "prompts": [{"tone": "%(20000,0,1750)"}], "exits": {"next": "bye"}},
          {"id": "mail", "type": "voicemail", "prompts": [{"tone": "%(300,0,1750)"}], "box": "1001", "exits": {"next": "told"}},
          {"id": "late", "type": "hang-up", "cause": "late"},
          {"id": "bye", "type": "hang-up", "cause": "done"}
        ]}
        """;

    private readonly int callerPort = RunningServer.FreePort();
    private readonly RunningServer server;

    public FlowTests()
    {
        server = new RunningServer("--trunk", $"carrier=127.0.0.1:{callerPort}");
        server.BuildQueue("sales", Agent, Caller);
        JsonElement made = Native("/v1/flows", Flow);
        Native($"/v1/flows/{made.GetProperty("id").GetInt32()}/publish", "");
    }

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData("event")]
    [InlineData("info")]
    [InlineData("tone")]
    public void Sipp_presses_a_key(string way)
    {
        string scenario = Path.Combine(server.Folder, "keys.xml");
        string template = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "keys.xml"));
        File.WriteAllText(scenario, template.Replace("<!-- key -->", Step(way), StringComparison.Ordinal));
        using Tool sipp = new(
            "sipp",
            server.Folder,
            "-sf",
            scenario,
            "-i",
            "127.0.0.1",
            "-mi",
            "127.0.0.1",
            "-p",
            $"{callerPort}",
            "-s",
            "ivr",
            "-m",
            "1",
            "-timeout",
            "30s",
            "-timeout_error",
            "-nostdin",
            $"127.0.0.1:{server.SipPort}"
        );
        Assert.True(sipp.Finish(Limit) == 0, $"not hung up after the key\n{sipp.Log}\n{server.Log}");
        Await.Until(() => Exits() is ["next", "1", "next"], Limit, () => $"it went by {string.Join(" ", Exits())}");
        Assert.Equal(["1"], Data("digit.pressed", "digit"));
    }

    [Theory]
    [InlineData("rtpevent")]
    [InlineData("info")]
    [InlineData("tone")]
    public void Baresip_presses_a_key_and_hears_where_it_leads(string way)
    {
        // The key is in its voice, five seconds after it has begun to speak.
        string[] voice =
            way == "tone" ? ["synth", "0.2", "sine", "697", "synth", "0.2", "sine", "mix", "1209", "vol", "0.3", "pad", "5", "60"] : [];
        using Baresip caller = new(server, Caller, 1_130, keys: way == "tone" ? "rtpevent" : way, voice: voice);
        Await.Until(() => (int)server.Metric("tandem_registrations") == 1, Limit, () => $"not registered\n{server.Log}");
        caller.Dial("ivr");
        Hear(caller, "menu", MenuHertz);
        if (way != "tone")
        {
            caller.Press("1");
        }
        Hear(caller, "told", ToldHertz);
        Await.Until(() => server.Records().Length == 1 && server.Records().All(SippTests.IsClosed), Limit, () => "the call does not end");
        Await.Until(() => Exits() is ["next", "1", "next"], Limit, () => $"it went by {string.Join(" ", Exits())}");
    }

    [Fact]
    public void Baresip_waits_talks_comes_back_and_says_how_it_was()
    {
        using Baresip caller = new(server, Caller, 1_130);
        using Baresip agent = new(server, Agent, AgentHertz);
        Await.Until(() => (int)server.Metric("tandem_registrations") == 2, Limit, () => $"not registered\n{server.Log}");
        server.SignIn("sales", Agent);
        caller.Dial("ivr");
        Hear(caller, "menu", MenuHertz);
        caller.Press("2");
        Hear(caller, "agent", AgentHertz);
        agent.HangUp();
        Hear(caller, "question", ToldHertz);
        caller.Press("4");
        Await.Until(() => (int)server.Metric("tandem_legs") == 0, Limit, () => "the call does not end");
        Await.Until(() => Exits() is ["next", "2", "answered", "next"], Limit, () => $"it went by {string.Join(" ", Exits())}");
        Assert.Equal(["4"], Data("call.scored", "score"));
    }

    [Fact]
    public void Baresip_leaves_a_message_that_is_listed_and_heard()
    {
        using Baresip caller = new(server, Caller, 1_130);
        Await.Until(() => (int)server.Metric("tandem_registrations") == 1, Limit, () => $"not registered\n{server.Log}");
        caller.Dial("ivr");
        Hear(caller, "menu", MenuHertz);
        caller.Press("3");
        Await.Until(() => Data("recording.started", "box") is ["1001"], Limit, () => $"no message\n{server.Log}");
        Await.Until(() => server.Metric("tandem_recordings") == 1, Limit, () => "the recording does not begin");
        caller.Press("#");
        Hear(caller, "told", ToldHertz);
        Await.Until(() => Data("voicemail.left", "box") is ["1001"], Limit, () => $"no message was left\n{server.Log}");
        Await.Until(() => server.Records().Length == 1 && server.Records().All(SippTests.IsClosed), Limit, () => "the call does not end");
        JsonElement message = Assert.Single(server.Get("/v1/voicemails?box=1001").GetProperty("voicemails").EnumerateArray());
        Assert.Equal(Caller, message.GetProperty("caller").GetString());
    }

    private string Step(string way)
    {
        if (way == "info")
        {
            return """
                <send retrans="500">
                    <![CDATA[
                INFO [next_url] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                [routes]
                From: <sip:1390000[call_number]@carrier.test>;tag=[pid]c[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
                Call-ID: [call_id]
                CSeq: 2 INFO
                Max-Forwards: 70
                Content-Type: application/dtmf-relay
                Content-Length: [len]

                Signal=1
                Duration=160
                ]]>
                </send>
                <recv response="200" />
                """;
        }
        if (way == "event")
        {
            return "<nop><action><exec play_dtmf=\"1\" /></action></nop>";
        }
        string file = Path.Combine(server.Folder, "key.ulaw");
        File.WriteAllBytes(file, Key1());
        return $"<nop><action><exec rtp_stream=\"{file},1,0,PCMU/8000\" /></action></nop>";
    }

    // Half a second of nothing before and after.
    private static byte[] Key1()
    {
        const int Quiet = 4_000;
        short[] low = Sound.Tone(697, 120, 0.25).Samples.ToArray();
        short[] high = Sound.Tone(1_209, 120, 0.25).Samples.ToArray();
        short[] samples = [.. new short[Quiet], .. low.Zip(high, (a, b) => (short)(a + b)), .. new short[Quiet]];
        byte[] coded = new byte[samples.Length];
        CodecTable.Pcmu.Encode(samples, coded);
        return coded;
    }

    private static void Hear(Baresip phone, string what, int hertz) =>
        Await.Until(
            () => phone.Hears(MenuHertz, ToldHertz, AgentHertz).SequenceEqual([hertz]),
            Limit,
            () => $"{what}: hears {string.Join(" ", phone.Hears(MenuHertz, ToldHertz, AgentHertz))}, not {hertz}\n{phone.Log}"
        );

    private string[] Exits() => Data("flow.node_left", "exit");

    private string[] Data(string type, string field) =>
        [
            .. server
                .Get($"/v1/events?type={type}&limit=1000")
                .GetProperty("events")
                .EnumerateArray()
                .Select(happened => happened.GetProperty("data").GetProperty(field).GetString()!),
        ];

    private JsonElement Native(string path, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path);
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = server.Http.Send(request);
        using Stream read = answer.Content.ReadAsStream();
        JsonElement json = JsonDocument.Parse(read).RootElement.Clone();
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        return json;
    }
}
