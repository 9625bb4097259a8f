namespace Tandem.Server.Tests.Uccc;

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>Agents' calls as pages follow them over Bayeux, as the stock client asks.</summary>
public sealed class FayeTests(LiveServer shared) : UcccTest(shared)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] Answered =
    [
        "started",
        "agentReady",
        "callAgentSuccess",
        "callCallee",
        "calleeRingBack",
        "processed",
        "calleeAnswered",
        "hangup",
    ];

    [Fact]
    public async Task A_call_that_is_answered_goes_through_the_documents_states_in_its_order()
    {
        string number = await NumberAsync();
        (int id, string extension) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Own, extension, "secret");
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        string client = await ClientAsync($"/monitor_agent_{id}");

        string call = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}}, "salesmanCode": "7" }"""))
            .Is(200)
            .Value("callId");
        await callee.WaitAsync<PhoneUp>();
        callee.HangUp();
        List<JsonElement> told = await ToldAsync(client, Answered.Length);

        Assert.Equal(Answered, told.Select(each => each.GetProperty("state").GetString()));
        Assert.All(
            told,
            each =>
                Assert.Equal(
                    (id, call, Callee, number, "7"),
                    (
                        each.GetProperty("agentId").GetInt32(),
                        each.GetProperty("callId").GetString(),
                        each.GetProperty("calleeNumber").GetString(),
                        each.GetProperty("callerNumber").GetString(),
                        each.GetProperty("salesmanCode").GetString()
                    )
                )
        );
        Assert.Equal(told[0].GetProperty("updatedAt").GetInt64(), told[^1].GetProperty("updatedAt").GetInt64());
    }

    [Fact]
    public async Task A_call_that_fails_says_so_and_that_is_all()
    {
        await NumberAsync();
        (int id, _) = await AgentAsync();
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee, PhoneTemper.Busy);
        string client = await ClientAsync($"/monitor_agent_{id}");
        (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}} }""")).Is(200);
        List<JsonElement> told = await ToldAsync(client, 3);
        Assert.Equal(["started", "callAgentFailed", "processed"], told.Select(each => each.GetProperty("state").GetString()));
        Assert.All(told, each => Assert.False(each.TryGetProperty("salesmanCode", out _)));

        (int other, string extension) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Own, extension, "secret");
        // The extension stands for the agent.
        string second = await ClientAsync($"/monitor_agent_{extension}");
        (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{other}} }""")).Is(200);
        Assert.Equal(
            ["started", "agentReady", "callAgentSuccess", "callCallee", "processed", "hangup"],
            (await ToldAsync(second, 6)).Select(each => each.GetProperty("state").GetString())
        );
    }

    [Fact]
    public async Task Clients_neither_publish_nor_listen_to_what_is_not_theirs()
    {
        string client = await ClientAsync();
        foreach (
            (string channel, string error) in new[]
            {
                ("/**", "403:/**:Forbidden channel"),
                ("/*", "403:/*:Forbidden channel"),
                ("/monitor_agent_*", "403:/monitor_agent_*:Forbidden channel"),
                ("/other", "403:/other:Forbidden channel"),
                ("/monitor_agent_x", "403:/monitor_agent_x:Forbidden channel"),
                ("/meta/connect", "403:/meta/connect:Forbidden channel"),
                ("nonsense", "405:nonsense:Invalid channel"),
            }
        )
        {
            JsonElement refused = await AskAsync(
                $$"""{"channel":"/meta/subscribe","clientId":"{{client}}","subscription":"{{channel}}","id":"9"}"""
            );
            Assert.Equal(
                ("9", error, false),
                (
                    refused.GetProperty("id").GetString(),
                    refused.GetProperty("error").GetString(),
                    refused.GetProperty("successful").GetBoolean()
                )
            );
        }
        JsonElement silent = await AskAsync(
            $$"""{"channel":"/meta/subscribe","clientId":"{{client}}","subscription":"/monitor_agent_699861013"}"""
        );
        Assert.True(silent.GetProperty("successful").GetBoolean());
        JsonElement published = await AskAsync($$"""{"channel":"/monitor_agent_1","clientId":"{{client}}","data":{"state":"hangup"} }""");
        Assert.Equal("403:/monitor_agent_1:Forbidden channel", published.GetProperty("error").GetString());
        JsonElement unknown = await AskAsync("""{"channel":"/meta/connect","clientId":"nobody","connectionType":"long-polling"}""");
        Assert.Equal(
            ("401:nobody:Unknown client", "handshake"),
            (unknown.GetProperty("error").GetString(), unknown.GetProperty("advice").GetProperty("reconnect").GetString())
        );
        Assert.True(
            (await AskAsync($$"""{"channel":"/meta/disconnect","clientId":"{{client}}"}""")).GetProperty("successful").GetBoolean()
        );
        Assert.False(
            (await AskAsync($$"""{"channel":"/meta/disconnect","clientId":"{{client}}"}""")).GetProperty("successful").GetBoolean()
        );
    }

    [Fact]
    public async Task A_page_proves_its_right_by_token_by_origin_or_by_being_here()
    {
        const string Handshake = """{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}""";
        (string, string) proxied = ("X-Forwarded-For", "203.0.113.9");
        Assert.True(await IsLetInAsync(Handshake));
        Assert.False(await IsLetInAsync(Handshake, proxied));
        Assert.False(await IsLetInAsync(Handshake, proxied, ("Origin", "https://crm.example")));
        (await Own.PostAsync("/v1/page-origins", """{ "origin": "https://crm.example" }""")).Is(201);
        (await Own.PostAsync("/v1/page-origins", """{ "origin": "crm.example/" }""")).Is(400);
        Assert.True(await IsLetInAsync(Handshake, proxied, ("Origin", "https://crm.example")));
        Assert.True(await IsLetInAsync(Handshake, proxied, ("Referer", "https://crm.example/page?x=1")));
        Assert.False(await IsLetInAsync(Handshake, proxied, ("Origin", "https://other.example")));
        string extended = Handshake.Replace("}", $$""","ext":{"access_token":"{{Token}}"} }""");
        Assert.True(await IsLetInAsync(extended, proxied));
        Assert.False(await IsLetInAsync(extended.Replace(Token, "wrong"), proxied));
        // Even here: who brings a token that is wrong is nobody.
        Assert.False(await IsLetInAsync(extended.Replace(Token, "wrong")));
    }

    [Fact]
    public async Task Scripts_of_other_pages_get_a_callback_and_posts_their_origin_back()
    {
        const string Handshake = """[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["callback-polling"]}]""";
        Reply script = await Own.GetAsync($"/faye?message={Uri.EscapeDataString(Handshake)}&jsonp=__jsonp1__", "");
        Assert.StartsWith("/**/__jsonp1__([{", script.Is(200).Text, StringComparison.Ordinal);
        Assert.EndsWith("}]);", script.Text, StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.Type);
        (await Own.GetAsync($"/faye?message={Uri.EscapeDataString(Handshake)}&jsonp=alert(1)", "")).Is(400);
        (await Own.GetAsync("/faye?message=x", "")).Is(400);
        (await Own.GetAsync("/faye", "")).Is(400);

        using HttpRequestMessage post = new(HttpMethod.Post, "/faye");
        post.Content = new FormUrlEncodedContent([new("message", Handshake)]);
        post.Headers.Add("Origin", "https://page.example");
        using HttpResponseMessage answer = await Own.Http.SendAsync(post, Cancel);
        Reply read = await Reply.OfAsync(answer);
        Assert.Equal(
            ("https://page.example", "true"),
            (read.Is(200).Headers["Access-Control-Allow-Origin"], read.Headers["Access-Control-Allow-Credentials"])
        );
        Reply preflight = await Own.SendAsync(
            "OPTIONS",
            "/faye",
            null,
            "",
            ("Origin", "https://page.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "pragma")
        );
        Assert.Equal("https://page.example", preflight.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("Pragma", preflight.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_web_socket_and_an_event_source_are_told_without_asking()
    {
        await NumberAsync();
        (int id, _) = await AgentAsync();
        string channel = $"/monitor_agent_{id}";
        string polled = await ClientAsync(channel);
        using HttpRequestMessage request = new(HttpMethod.Get, $"/faye/{polled}");
        request.Headers.Add("Accept", "text/event-stream");
        using HttpResponseMessage stream = await Own.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        using StreamReader events = new(await stream.Content.ReadAsStreamAsync(Cancel));

        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri(Own.Http.BaseAddress!.ToString().Replace("http", "ws") + "faye"), Cancel);
        string own = await ClientAsync(channel);
        await SendAsync(socket, $$"""[{"channel":"/meta/connect","clientId":"{{own}}","connectionType":"websocket","id":"1"}]""");
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}} }""")).Is(200);
        Assert.Contains("\"started\"", await ReadAsync(socket), StringComparison.Ordinal);
        string? line;
        while ((line = await events.ReadLineAsync(Cancel)) is not null && !line.StartsWith("data:", StringComparison.Ordinal)) { }
        Assert.Contains("\"started\"", line, StringComparison.Ordinal);
        // A stream's client polls without waiting.
        JsonElement connected = await AskAsync($$"""{"channel":"/meta/connect","clientId":"{{polled}}","connectionType":"eventsource"}""");
        Assert.Equal(0, connected.GetProperty("advice").GetProperty("timeout").GetInt32());
        (await Own.GetAsync("/faye/nobody", "", ("Accept", "text/event-stream"))).Is(404);
    }

    private async Task<string> ClientAsync(string? channel = null)
    {
        JsonElement shaken = await AskAsync(
            """{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling","websocket","eventsource"]}"""
        );
        Assert.True(shaken.GetProperty("successful").GetBoolean());
        Assert.Equal(
            ("1.0", 45_000),
            (shaken.GetProperty("version").GetString(), shaken.GetProperty("advice").GetProperty("timeout").GetInt32())
        );
        string client = shaken.GetProperty("clientId").GetString()!;
        if (channel is not null)
        {
            JsonElement subscribed = await AskAsync(
                $$"""{"channel":"/meta/subscribe","clientId":"{{client}}","subscription":"{{channel}}"}"""
            );
            Assert.True(subscribed.GetProperty("successful").GetBoolean());
        }
        return client;
    }

    // Polls until there were so many.
    private async Task<List<JsonElement>> ToldAsync(string client, int count)
    {
        List<JsonElement> told = [];
        while (told.Count < count)
        {
            string poll =
                $$"""[{"channel":"/meta/connect","clientId":"{{client}}","connectionType":"long-polling","advice":{"timeout":5000} }]""";
            foreach (JsonElement message in (await PostAsync(poll)).EnumerateArray())
            {
                if (message.TryGetProperty("data", out JsonElement data))
                {
                    told.Add(data);
                }
            }
        }
        return told;
    }

    private async Task<bool> IsLetInAsync(string handshake, params (string, string)[] headers)
    {
        Reply reply = (await Own.PostAsync("/faye", handshake, "", headers)).Is(200);
        JsonElement answer = reply.Json[0];
        if (!answer.GetProperty("successful").GetBoolean())
        {
            Assert.Equal("none", answer.GetProperty("advice").GetProperty("reconnect").GetString());
            return false;
        }
        return true;
    }

    private async Task<JsonElement> AskAsync(string message) => (await PostAsync(message))[0];

    private async Task<JsonElement> PostAsync(string body) => (await Own.PostAsync("/faye", body, "")).Is(200).Json;

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancel);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[16_384];
        WebSocketReceiveResult read = await socket.ReceiveAsync(buffer, Cancel);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
