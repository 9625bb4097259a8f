namespace Tandem.Server.Tests.Sockets;

using System.Net.WebSockets;
using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>Verto as XSwitch's phone bars speak it, by hand.</summary>
public sealed class VertoTests(LiveServer server) : NativeTest(server)
{
    private const string Print = "D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F";

    [Fact]
    public async Task Nobody_is_served_before_he_is_let_in()
    {
        (string extension, _) = await AgentAsync();
        using VertoPage page = await VertoPage.OpenAsync(Server);
        Assert.Equal(-32000, Code(await page.AskAsync("verto.subscribe", """{"eventChannel":"ccc"}""")));
        Assert.Equal(-32001, Code(await page.LoginAsync(Server, extension, "wrong")));
        Assert.Equal(-32001, Code(await page.LoginAsync(Server, "nobody", "secret")));
        JsonElement let = await page.LoginAsync(Server, extension, "secret", ",\"sessid\":\"s1\"");
        Assert.Equal(("logged in", "s1"), (Result(let, "message"), Result(let, "sessid")));
        Assert.Empty((await page.ToldAsync("verto.clientReady")).GetProperty("reattached_sessions").EnumerateArray());
        Assert.Equal(-32601, Code(await page.AskAsync("verto.nonsense", "{}")));
        Assert.Equal(-32602, Code(await page.AskAsync("verto.invite", "{}")));
        Assert.Equal(-32002, Code(await page.AskAsync("verto.bye", """{"dialogParams":{"callID":"none"}}""")));
        Assert.Equal("7", Result(await page.AskAsync("echo", """{"n":7}"""), "n"));
    }

    [Fact]
    public async Task A_token_of_the_extension_lets_its_page_in_and_no_other()
    {
        (string extension, int id) = await AgentAsync();
        (string other, _) = await AgentAsync();
        await Server.SendAsync("PUT", $"/v1/users/{id}/password", """{ "password": "Agent!pass1" }""");
        Reply session = await Server.PostAsync("/api/sessions", $$"""{"login":"{{extension}}","password":"Agent!pass1"}""", "");
        string token = session.Is(200).Value("token");
        Reply own = await Server.PostAsync("/api/xcc/sessions/getExtnToken", $$"""{"extn":"{{extension}}"}""", "", ("token", token));
        string mine = own.Is(200).Value("token");

        using VertoPage stranger = await VertoPage.OpenAsync(Server);
        Assert.Equal(-32001, Code(await stranger.LoginAsync(Server, other, "", $$""","loginParams":{"xui_sessid":"{{mine}}"}""")));
        Assert.Equal(
            "logged in",
            Result(await stranger.LoginAsync(Server, extension, "", $$""","loginParams":{"xui_sessid":"{{mine}}"}"""), "message")
        );
    }

    [Fact]
    public async Task Functions_of_the_call_centre_are_asked_and_their_agent_is_told_in_the_vendors_words()
    {
        (string extension, _) = await AgentAsync();
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.LoginAsync(Server, extension, "secret");
        JsonElement subscribed = await page.AskAsync("verto.subscribe", """{"eventChannel":["ccc","ccc.somebody"]}""");
        Assert.Equal("""["ccc"]""", Result(subscribed, "subscribedChannels"));
        Assert.Equal("""["ccc.somebody"]""", Result(subscribed, "unauthorizedChannels"));
        Assert.Equal(
            """["ccc"]""",
            Result(await page.AskAsync("verto.subscribe", """{"eventChannel":"ccc"}"""), "alreadySubscribedChannels")
        );

        Assert.Equal("200", Result(await CccAsync(page, "ccLogin", $$"""{"agent":"{{extension}}"}"""), "code"));
        Assert.Equal(extension, (await page.HearsAsync("ccLogin_succ")).GetProperty("agent").GetString());
        Assert.Equal("200", Result(await CccAsync(page, "ccGoReady", $$"""{"agent":"{{extension}}"}"""), "code"));
        await page.HearsAsync("ccGoReady_succ");
        Assert.Equal("200", Result(await CccAsync(page, "ccGoBreak", $$"""{"agent":"{{extension}}","reason":"tea"}"""), "code"));
        Assert.Equal("tea", (await page.HearsAsync("ccGoBreak_succ")).GetProperty("reason").GetString());

        JsonElement refused = await CccAsync(page, "ccHold", """{"destUUID":"b0a4cf6c-0000-0000-0000-000000000000"}""");
        Assert.NotEqual("200", Result(refused, "code"));
        Assert.NotEmpty(Result(refused, "reason"));
        Assert.Equal(-32601, Code(await CccAsync(page, "ccNonsense", "{}")));
    }

    [Fact]
    public async Task A_batch_is_answered_as_one()
    {
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.SendAsync(
            """[{"jsonrpc":"2.0","id":1,"method":"echo","params":{"a":1}},5,{"jsonrpc":"2.0","id":"x","method":"jsapi","params":{}}]"""
        );
        JsonElement answer = (await page.NextAsync())!.Value;
        Assert.Equal(3, answer.GetArrayLength());
        Assert.Equal(("1", -32600, -32000), (answer[0].GetProperty("id").ToString(), Code(answer[1]), Code(answer[2])));
        Assert.Equal("x", answer[2].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"method\":5}")]
    public async Task Nonsense_is_an_invalid_request(string text)
    {
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.SendAsync(text);
        Assert.Equal(-32600, Code((await page.NextAsync())!.Value));
    }

    [Fact]
    public async Task A_message_larger_than_one_may_be_ends_its_connection()
    {
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.SendAsync($"\"{new string('x', 140_000)}\"");
        Assert.Null(await page.NextAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, page.Closed);
    }

    [Fact]
    public async Task A_page_is_called_answers_holds_and_hangs_up()
    {
        (string extension, _) = await AgentAsync();
        (string desk, _) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret");
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.LoginAsync(Server, extension, "secret");
        phone.Call(extension);
        JsonElement invite = await page.ToldAsync("verto.invite");
        string call = invite.GetProperty("callID").GetString()!;
        Assert.Equal(
            (desk, extension),
            (invite.GetProperty("caller_id_number").GetString(), invite.GetProperty("callee_id_number").GetString())
        );
        string offer = invite.GetProperty("sdp").GetString()!;
        Assert.Contains("UDP/TLS/RTP/SAVPF", offer, StringComparison.Ordinal);

        JsonElement answered = await page.AskAsync("verto.answer", $$"""{"dialogParams":{"callID":"{{call}}"},"sdp":{{Sdp("active")}}}""");
        Assert.Equal("CALL ANSWERED", Result(answered, "message"));
        await phone.WaitAsync<PhoneUp>();
        Assert.Equal("held", Result(await ModifyAsync(page, call, "hold"), "holdState"));
        Assert.Equal("active", Result(await ModifyAsync(page, call, "toggleHold"), "holdState"));
        Assert.Equal(
            "SENT",
            Result(await page.AskAsync("verto.info", $$"""{"dialogParams":{"callID":"{{call}}"},"dtmf":"5"}"""), "message")
        );
        Assert.Equal(-32602, Code(await ModifyAsync(page, call, "dance")));
        JsonElement ended = await page.AskAsync("verto.bye", $$"""{"dialogParams":{"callID":"{{call}}"},"cause":"NORMAL_CLEARING"}""");
        Assert.Equal("CALL ENDED", Result(ended, "message"));
        await phone.WaitAsync<PhoneDown>();
    }

    [Fact]
    public async Task A_page_that_refuses_is_busy_and_one_that_is_gone_is_not_there()
    {
        (string extension, _) = await AgentAsync();
        (string desk, _) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret");
        using (VertoPage page = await VertoPage.OpenAsync(Server))
        {
            await page.LoginAsync(Server, extension, "secret");
            phone.Call(extension);
            string call = (await page.ToldAsync("verto.invite")).GetProperty("callID").GetString()!;
            await page.AskAsync("verto.bye", $$"""{"dialogParams":{"callID":"{{call}}"},"causeCode":17}""");
            Assert.Equal(486, (await phone.WaitAsync<PhoneDown>()).Code);
            phone.Call(extension);
            await page.ToldAsync("verto.invite");
        }
        Assert.Equal(480, (await phone.WaitAsync<PhoneDown>()).Code);
        phone.Call(extension);
        Assert.Equal(480, (await phone.WaitAsync<PhoneDown>()).Code);
    }

    [Fact]
    public async Task A_page_calls_loses_its_connection_and_is_attached_to_its_call_again()
    {
        (string extension, _) = await AgentAsync();
        (string desk, _) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret");
        const string Session = ",\"sessid\":\"tab-1\"";
        const string Call = "6f5f0e0e-1111-4222-8333-444455556666";
        // Not closed: its end is not known yet when the next one comes.
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.LoginAsync(Server, extension, "secret", Session);
        JsonElement made = await page.AskAsync(
            "verto.invite",
            $$"""{"dialogParams":{"callID":"{{Call}}","destination_number":"{{desk}}","caller_id_name":"Ann"},"sdp":{{Sdp("actpass")}}}"""
        );
        Assert.Equal("CALL CREATED", Result(made, "message"));
        JsonElement answered = await page.ToldAsync("verto.answer");
        Assert.Contains("a=setup:active", answered.GetProperty("sdp").GetString(), StringComparison.Ordinal);
        await phone.WaitAsync<PhoneUp>();
        using VertoPage next = await VertoPage.OpenAsync(Server);
        await next.LoginAsync(Server, extension, "secret", Session);
        await page.ToldAsync("verto.punt");
        JsonElement ready = await next.ToldAsync("verto.clientReady");
        Assert.Equal($"""["{Call}"]""", ready.GetProperty("reattached_sessions").GetRawText());
        JsonElement attach = await next.ToldAsync("verto.attach");
        Assert.Contains("a=setup:actpass", attach.GetProperty("sdp").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "CALL ANSWERED",
            Result(await next.AskAsync("verto.attach", $$"""{"dialogParams":{"callID":"{{Call}}"},"sdp":{{Sdp("active")}}}"""), "message")
        );
        phone.HangUp();
        Assert.Equal("NORMAL_CLEARING", (await next.ToldAsync("verto.bye")).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_page_that_is_loaded_anew_while_it_rings_at_the_other_side_has_its_media_agreed_once()
    {
        (string extension, _) = await AgentAsync();
        (string desk, _) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Server, desk, "secret", PhoneTemper.NeverAnswers);
        const string Session = ",\"sessid\":\"tab-2\"";
        const string Call = "6f5f0e0e-2222-4222-8333-444455556666";
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.LoginAsync(Server, extension, "secret", Session);
        await page.AskAsync(
            "verto.invite",
            $$"""{"dialogParams":{"callID":"{{Call}}","destination_number":"{{desk}}","caller_id_name":"Ann"},"sdp":{{Sdp("actpass")}}}"""
        );
        await phone.WaitAsync<PhoneRinging>();
        using VertoPage next = await VertoPage.OpenAsync(Server);
        await next.LoginAsync(Server, extension, "secret", Session);
        await next.ToldAsync("verto.attach");
        await next.AskAsync("verto.attach", $$"""{"dialogParams":{"callID":"{{Call}}"},"sdp":{{Sdp("active")}}}""");

        JsonElement calls = (await Server.GetAsync("/v1/calls")).Is(200).Json.GetProperty("calls");
        string id = calls
            .EnumerateArray()
            .First(each => each.GetProperty("callerNumber").GetString() == extension)
            .GetProperty("call")
            .GetString()!;
        (await Server.PostAsync($"/v1/calls/{id}/answer", null)).Is(204);
        await phone.WaitAsync<PhoneUp>();
        // The description that answered the page of before is none of this one's.
        JsonElement answered = await next.ToldAsync("verto.answer");
        Assert.True(!answered.TryGetProperty("sdp", out JsonElement sdp) || sdp.GetString() is null or "", answered.ToString());
        phone.HangUp();
        Assert.Equal("NORMAL_CLEARING", (await next.ToldAsync("verto.bye")).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_description_that_is_none_costs_that_call_alone()
    {
        (string extension, _) = await AgentAsync();
        using VertoPage page = await VertoPage.OpenAsync(Server);
        await page.LoginAsync(Server, extension, "secret");
        JsonElement refused = await page.AskAsync(
            "verto.invite",
            """{"dialogParams":{"callID":"c1","destination_number":"1"},"sdp":"nonsense"}"""
        );
        Assert.Equal(-32002, Code(refused));
        Assert.Contains("session description", refused.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(88, (await page.ToldAsync("verto.bye")).GetProperty("causeCode").GetInt32());
    }

    private static Task<JsonElement> ModifyAsync(VertoPage page, string call, string action) =>
        page.AskAsync("verto.modify", $$"""{"dialogParams":{"callID":"{{call}}"},"action":"{{action}}"}""");

    private static Task<JsonElement> CccAsync(VertoPage page, string function, string data) =>
        page.AskAsync("jsapi", $$"""{"command":"lua","data":{"method":"ccc","func":"{{function}}","data":{{data}}},"sessid":"x"}""");

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetProperty("code").GetInt32();

    private static string Result(JsonElement answer, string name) =>
        answer.TryGetProperty("result", out JsonElement result) && result.TryGetProperty(name, out JsonElement value)
            ? value.ToString()
            : answer.ToString();

    private static string Sdp(string setup) =>
        JsonSerializer.Serialize(
            "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n"
                + $"a=ice-ufrag:4ZcD\r\na=ice-pwd:9Vg3j8kqPf2Yd1XbLwqTz7Ra\r\na=fingerprint:sha-256 {Print}\r\na=setup:{setup}\r\na=mid:0\r\n"
                + "a=sendrecv\r\na=rtcp-mux\r\na=rtpmap:0 PCMU/8000\r\n"
        );

    private async Task<(string Extension, int Id)> AgentAsync()
    {
        string login = Fresh();
        Reply made = await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret" }""");
        return (login, int.Parse(made.Is(201).Value("id")));
    }
}
