namespace Tandem.Interop.Tests;

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Media.Tones;
using Tandem.Net.Phones;
using Tandem.Phones;
using Tandem.TestKit.Http;
using static Tandem.Interop.Tests.Tools.ServedFlows;

/// <summary>Flows and the world outside: they speak, ask services that fail, have words understood, and keep messages.</summary>
public sealed class FlowServiceTests : IAsyncDisposable
{
    private const int BaresipHertz = 620;
    private const int GoldHertz = 1_500;
    private const int OtherHertz = 1_750;
    private const int FailedHertz = 2_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly ScriptedReceiver service = new(_ => new Reaction.Answer(200, """{"level": "gold"}"""));

    [Fact]
    public async Task A_caller_hears_speech_presses_a_key_is_looked_up_and_leaves_a_message_that_is_kept()
    {
        using RunningServer server = new("--allow-callbacks", "127.0.0.1", "--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001", "1002");
        Publish(
            server,
            "shop",
            $$"""
            { "id": "start", "type": "start", "exits": { "next": "menu" } },
            { "id": "menu", "type": "collect", "prompts": [{ "text": "您好，欢迎致电，查询会员等级请按一，其他业务请按二，谢谢" }],
              "firstTimeout": 60, "exits": { "1": "ask", "timeout": "bye", "invalid": "bye" } },
            { "id": "ask", "type": "webhook", "method": "POST", "url": "{{service.Url}}", "body": { "caller": "{{"{{caller}}"}}" },
              "map": { "level": "$.level" }, "exits": { "success": "known", "failed": "bye" } },
            { "id": "known", "type": "condition", "cases": [{ "when": "level == 'gold'", "exit": "gold" }],
              "exits": { "gold": "gold", "else": "bye" } },
            { "id": "gold", "type": "play", "prompts": [{ "tone": "%(1500,0,{{GoldHertz}})" }], "exits": { "next": "mail" } },
            { "id": "mail", "type": "voicemail", "box": "1001", "silence": 60, "exits": { "next": "bye" } },
            { "id": "bye", "type": "hang-up" }
            """
        );
        using Baresip caller = new(server, "1001", BaresipHertz);
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{caller.Log}");
        caller.Dial("shop");

        // Longer than any tone's length of the flow: somebody speaks.
        Await.Until(
            () => caller.Level() > 500 && caller.Hears(GoldHertz, 450).Length == 0,
            Limit,
            () => $"nobody speaks\n{caller.Log}\n{server.Log}"
        );
        caller.Press("1");
        Await.Until(() => caller.Hears(GoldHertz).Length == 1, Limit, () => $"not gold\n{caller.Log}\n{server.Log}");
        ReceivedRequest asked = Assert.Single(service.Received);
        Assert.Equal("""{ "caller": "1001" }""", asked.Body);
        Assert.True(asked.Headers.ContainsKey("webhook-signature"));

        // The beep, and what he says after it.
        Await.Until(() => server.Metric("tandem_recordings") == 1, Limit, () => $"nothing is recorded\n{server.Log}");
        Await.Until(() => Length(server) > TimeSpan.FromSeconds(2), Limit, () => "the recording does not grow");
        caller.Press("#");
        Await.Until(() => server.Metric("tandem_calls") == 0, Limit, () => $"the call does not end\n{server.Log}");
        Await.Until(() => Messages(server).Length == 1, Limit, () => $"no message\n{server.Log}");
        JsonElement message = Messages(server)[0];
        Assert.Equal(("1001", "1001"), (message.GetProperty("box").GetString(), message.GetProperty("caller").GetString()));
        Assert.True(message.GetProperty("durationMillis").GetInt64() > 1_500);

        string path = $"/v1/voicemails/{message.GetProperty("id").GetGuid()}";
        byte[] wav = await BytesAsync(server, HttpMethod.Get, path, HttpStatusCode.OK);
        Assert.True(LeftShare(wav, BaresipHertz) > 0.5, "the caller is not on the left of the message");
        byte[] part = await BytesAsync(server, HttpMethod.Get, path, HttpStatusCode.PartialContent, new RangeHeaderValue(0, 99));
        Assert.Equal(wav[..100], part);
        string own = AgentKey(server, "1001");
        string other = AgentKey(server, "1002");
        Assert.Single(Messages(server, own));
        Assert.Empty(Messages(server, other));
        await BytesAsync(server, HttpMethod.Get, path, HttpStatusCode.OK, key: own);
        await BytesAsync(server, HttpMethod.Get, path, HttpStatusCode.NotFound, key: other);
        await BytesAsync(server, HttpMethod.Delete, path, HttpStatusCode.NotFound, key: other);
        await BytesAsync(server, HttpMethod.Delete, path, HttpStatusCode.NoContent, key: own);
        Assert.Empty(Messages(server));
        await BytesAsync(server, HttpMethod.Get, path, HttpStatusCode.NotFound);
        string[] way = ["menu", "ask", "known", "gold", "mail", "bye"];
        Await.Until(() => Entered(server).Skip(1).SequenceEqual(way), Limit, () => string.Join(' ', Entered(server)));
    }

    public static TheoryData<string, int> Services =>
        new()
        {
            { "gold", GoldHertz },
            { "refuses", OtherHertz },
            { "stalls", FailedHertz },
            { "resets", FailedHertz },
            { "is gone", FailedHertz },
            { "is forbidden", FailedHertz },
        };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Whatever_a_service_does_its_caller_goes_on(string how, int hertz)
    {
        service.React = _ =>
            how switch
            {
                "refuses" => new Reaction.Answer(403, "no"),
                "stalls" => new Reaction.Stall(),
                "resets" => new Reaction.Reset(),
                _ => Reaction.Ok,
            };
        if (how == "is gone")
        {
            await service.DisappearAsync();
        }
        string[] allowed = how == "is forbidden" ? [] : ["--allow-callbacks", "127.0.0.1"];
        using RunningServer server = new(["--trunk", "city=127.0.0.1:5999", .. allowed]);
        Publish(
            server,
            "ask",
            $$"""
            { "id": "start", "type": "start", "exits": { "next": "ask" } },
            { "id": "ask", "type": "webhook", "url": "{{service.Url}}", "timeout": {{(
                how == "stalls" ? 1 : 20
            )}}, "exits": { "success": "good", "other": "other", "failed": "failed" } },
            { "id": "good", "type": "play", "prompts": [{ "tone": "%(10000,0,{{GoldHertz}})" }], "exits": { "next": "bye" } },
            { "id": "other", "type": "play", "prompts": [{ "tone": "%(10000,0,{{OtherHertz}})" }], "exits": { "next": "bye" } },
            { "id": "failed", "type": "play", "prompts": [{ "tone": "%(10000,0,{{FailedHertz}})" }], "exits": { "next": "bye" } },
            { "id": "bye", "type": "hang-up" }
            """
        );
        using PhoneRig rig = new();
        PhoneLine? line = null;
        Phone caller = rig.Add(Loopback, Caller(server), (phone, happened) => line = happened is PhoneUp ? phone.Lines[0] : line);
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("ask", now));
        Await.Until(() => line?.Heard == hertz, Limit, () => $"heard {line?.Heard} instead of {hertz}\n{server.Log}");
        rig.Do(caller, (phone, now) => phone.HangUp(line!.Id, now));
        Await.Until(() => server.Metric("tandem_calls") == 0, Limit, () => "the call does not end");
    }

    [Fact]
    public void Words_are_understood_by_a_service_and_a_speaker_of_the_operators_is_heard()
    {
        byte[] tone = Tone(GoldHertz);
        service.React = request =>
            request.Headers.GetValueOrDefault("content-type") == "audio/wav"
                ? new Reaction.Answer(200, """{ "text": "退货", "confidence": 0.9 }""")
                : new Reaction.Bytes(200, tone, "audio/wav");
        using RunningServer server = new(
            "--trunk",
            "city=127.0.0.1:5999",
            "--speech-url",
            $"{service.Url};key=s3cret",
            "--recognition-url",
            service.Url
        );
        Publish(
            server,
            "words",
            $$"""
            { "id": "start", "type": "start", "exits": { "next": "ask" } },
            { "id": "ask", "type": "speech", "prompts": [{ "text": "请讲" }], "longest": 2, "exits": { "next": "told", "failed": "bye", "timeout": "bye" } },
            { "id": "told", "type": "condition", "cases": [{ "when": "speech == '退货' && number(text([speech.confidence])) > 0.8", "exit": "yes" }],
              "exits": { "yes": "good", "else": "bye" } },
            { "id": "good", "type": "play", "prompts": [{ "tone": "%(10000,0,{{OtherHertz}})" }], "exits": { "next": "bye" } },
            { "id": "bye", "type": "hang-up" }
            """
        );
        using PhoneRig rig = new();
        PhoneLine? line = null;
        Phone caller = rig.Add(Loopback, Caller(server), (phone, happened) => line = happened is PhoneUp ? phone.Lines[0] : line);
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("words", now));
        Await.Until(() => line?.Heard == GoldHertz, Limit, () => $"the service was not heard but {line?.Heard}\n{server.Log}");
        Await.Until(() => line?.Heard == OtherHertz, Limit, () => $"not understood: {line?.Heard}\n{server.Log}");
        ReceivedRequest spoken = service.Received.First(each => each.Headers["content-type"] != "audio/wav");
        Assert.Equal("Bearer s3cret", spoken.Headers["authorization"]);
        byte[] said = service.Received.First(each => each.Headers["content-type"] == "audio/wav").Bytes;
        Assert.True(said.Length > 16_000);
        // Nothing of it is kept.
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories));
        Assert.Empty(Messages(server));
    }

    [Fact]
    public void A_document_goes_into_a_running_server_and_out_of_it_by_the_command_line()
    {
        using RunningServer server = new("--lang", "en");
        server.BuildQueue("sales", "1001");
        string file = Path.Combine(server.Folder, "flow.json");
        File.WriteAllText(
            file,
            """
            { "name": "线路", "nodes": [
              { "id": "start", "type": "start", "exits": { "next": "wait" } },
              { "id": "wait", "type": "queue", "queue": "nobody", "exits": { "next": "bye" } },
              { "id": "bye", "type": "hang-up" } ] }
            """
        );
        Assert.Contains("/nodes/1/queue", Run(server, 1, "import", file, "--publish"), StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(file).Replace("nobody", "sales", StringComparison.Ordinal));
        Assert.Contains("a draft", Run(server, 0, "import", file), StringComparison.Ordinal);
        Assert.Contains("version 1", Run(server, 0, "publish", "线路"), StringComparison.Ordinal);
        Assert.Contains("version 1", Run(server, 0, "list"), StringComparison.Ordinal);
        string copy = Path.Combine(server.Folder, "copy.json");
        Run(server, 0, "export", "线路", "--number", "1", "--to", copy);
        JsonElement before = JsonElement.Parse(File.ReadAllText(file));
        Assert.True(JsonElement.DeepEquals(before, JsonElement.Parse(File.ReadAllText(copy))));
        Assert.Contains("there is no flow", Run(server, 1, "publish", "none"), StringComparison.Ordinal);
    }

    private static string Run(RunningServer server, int code, params string[] arguments)
    {
        using Tool tool = new(RunningServer.Program, server.Folder, ["flow", .. arguments, "--data", server.Folder, "--lang", "en"]);
        Assert.True(tool.Finish(Limit) == code, $"{tool.Log}");
        return tool.Log.ToString();
    }

    [Fact]
    public void A_text_that_is_not_spoken_in_time_is_told_and_passed_over()
    {
        service.React = _ => new Reaction.Stall();
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999", "--speech-url", service.Url);
        Publish(
            server,
            "mute",
            $$"""
            { "id": "start", "type": "start", "exits": { "next": "say" } },
            { "id": "say", "type": "play", "prompts": [{ "text": "听不到" }], "exits": { "next": "on" } },
            { "id": "on", "type": "play", "prompts": [{ "tone": "%(10000,0,{{GoldHertz}})" }], "exits": { "next": "bye" } },
            { "id": "bye", "type": "hang-up" }
            """,
            isSpoken: false
        );
        using PhoneRig rig = new();
        PhoneLine? line = null;
        Phone caller = rig.Add(Loopback, Caller(server), (phone, happened) => line = happened is PhoneUp ? phone.Lines[0] : line);
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("mute", now));
        Await.Until(() => line?.Heard == GoldHertz, Limit, () => $"heard {line?.Heard}\n{server.Log}");
        Await.Until(
            () => Failures(server) is [{ } why] && why.Contains("in time", StringComparison.Ordinal),
            Limit,
            () => $"no event\n{server.Log}"
        );
    }

    public async ValueTask DisposeAsync() => await service.DisposeAsync();

    private static PhoneConfig Caller(RunningServer server) =>
        new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = 1_130,
            ListenHz = [GoldHertz, OtherHertz, FailedHertz],
        };
}
