namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

public sealed class QueuesTests(LiveServer server) : UdeskTest(server)
{
    [Fact]
    public async Task A_queue_has_the_id_asked_for_or_the_next()
    {
        string name = $"queue {FreshAgent()}";
        Reply made = IsOk(await SendAsync("POST", "queues", $$"""{ "QueueId": "9508", "QueueName": "{{name}}", "WaitMusic": "" }"""));
        Assert.Equal("""{"ErrCode":"000000","ErrDesc":"OK","Result":{"QueueId":"9508"}}""", made.Text);
        JsonElement row = (await RowAsync("9508"))!.Value;
        Assert.Equal($$"""{"QueueId":"9508","Name":"{{name}}","Strategy":0,"Timeout":0,"WaitMusic":"waitmusic.wav"}""", row.GetRawText());
        Fails(await SendAsync("POST", "queues", """{ "QueueId": "9508" }"""), 422, "100015");
        Fails(await SendAsync("POST", "queues", $$"""{ "QueueName": "{{name}}" }"""), 422, "100006");
        string next = IsOk(await SendAsync("POST", "queues", "{}")).Value("Result", "QueueId");
        Assert.Matches("^9[0-9]{3}$", next);
        Assert.NotEqual("9508", next);
        // One id everywhere.
        Assert.Equal(name, (await Server.GetAsync("/v1/queues/9508")).Is(200).Value("name"));
        IsOk(await SendAsync("PUT", "queues", """{ "QueueId": "9508", "Strategy": 2, "Timeout": 30, "WaitMusic": "waitmusic.wav" }"""));
        row = (await RowAsync("9508"))!.Value;
        Assert.Equal((2, 30), (row.GetProperty("Strategy").GetInt32(), row.GetProperty("Timeout").GetInt32()));
        Fails(await SendAsync("PUT", "queues", """{ "QueueId": "9508", "WaitMusic": "nothing.wav" }"""), 404, "100007");
        Fails(await SendAsync("PUT", "queues", """{ "QueueId": "9508", "Strategy": 3 }"""), 400, "000001");
        Fails(await SendAsync("PUT", "queues", """{ "QueueName": "x" }"""), 400, "100001");
        IsOk(await SendAsync("DELETE", "queues", """{ "QueueId": "9508" }"""));
        Fails(await SendAsync("DELETE", "queues", """{ "QueueId": "9508" }"""), 404, "100018");
    }

    [Fact]
    public async Task Agents_come_and_go_in_batches_all_or_none()
    {
        string queue = await QueueAsync();
        string other = await QueueAsync();
        string[] agents = [await AgentAsync(), await AgentAsync()];
        Fails(
            await SendAsync("POST", "queues/agents", $$"""{ "QueueId": "{{queue}}", "AgentIds": ["{{agents[0]}}", "123456789"] }"""),
            404,
            "100018"
        );
        Assert.Empty(await InAsync(queue));
        IsOk(await SendAsync("POST", "queues/agents", $$"""{ "QueueId": "{{queue}}", "AgentIds": ["{{agents[0]}}", "{{agents[1]}}"] }"""));
        Assert.Equal(agents, await InAsync(queue));
        Fails(await SendAsync("DELETE", "queues", $$"""{ "QueueId": "{{queue}}" }"""), 400, "000036");

        Fails(
            await SendAsync("POST", "agents/queues", $$"""{ "AgentId": "{{agents[0]}}", "Queues": ["{{other}}", "99999"] }"""),
            404,
            "100018"
        );
        IsOk(await SendAsync("POST", "agents/queues", $$"""{ "AgentId": "{{agents[0]}}", "Queues": ["{{other}}"] }"""));
        Assert.Equal([agents[0]], await InAsync(other));
        Assert.Equal(agents, await InAsync(queue));
        IsOk(await SendAsync("POST", "agents/queues", $$"""{ "AgentId": "{{agents[0]}}", "Queues": ["{{other}}"], "IsFull": 1 }"""));
        Assert.Equal([agents[1]], await InAsync(queue));

        Fails(
            await SendAsync("DELETE", "agents/queues", $$"""{ "AgentId": "{{agents[0]}}", "Queues": ["{{other}}", "{{queue}}"] }"""),
            404,
            "100018"
        );
        Assert.Equal([agents[0]], await InAsync(other));
        IsOk(await SendAsync("DELETE", "agents/queues", $$"""{ "AgentId": "{{agents[0]}}", "Queues": ["{{other}}"] }"""));
        Assert.Empty(await InAsync(other));
    }

    [Fact]
    public async Task Extensions_are_one_of_a_kind_and_go_only_when_nobodys()
    {
        string id = await AgentAsync();
        string[] numbers = [FreshExtension(), FreshExtension(), FreshExtension()];
        Reply made = IsOk(
            await SendAsync("POST", "extensions", $$"""{ "Extension": "{{numbers[0]}}", "Password": "802411d4", "SignalType": 0 }""")
        );
        Assert.NotEqual("802411d4", made.Value("Result", "Password"));
        Assert.EndsWith(numbers[0], made.Value("Result", "Number"), StringComparison.Ordinal);
        Fails(await SendAsync("POST", "extensions", $$"""{ "Extension": "{{numbers[0]}}" }"""), 422, "100015");
        Fails(await SendAsync("POST", "extensions", """{ "Extension": "0123" }"""), 400, "000001");
        IsOk(await SendAsync("POST", "extensions", $$"""{ "Extension": "{{numbers[1]}}", "SignalType": 1 }"""));
        IsOk(await SendAsync("POST", "extensions", $$"""{ "Extension": "{{numbers[2]}}", "SignalType": 0 }"""));

        Fails(
            await SendAsync(
                "POST",
                "agents/extensions",
                $$"""{ "AgentId": "{{id}}", "Extensions": ["{{numbers[0]}}", "{{numbers[2]}}"] }"""
            ),
            400,
            "000036"
        );
        Assert.Empty(await OfAsync(id));
        IsOk(
            await SendAsync(
                "POST",
                "agents/extensions",
                $$"""{ "AgentId": "{{id}}", "Extensions": ["{{numbers[0]}}", "{{numbers[1]}}"] }"""
            )
        );
        Assert.Equal([numbers[0], numbers[1]], await OfAsync(id));
        Fails(await SendAsync("DELETE", "extensions", $$"""{ "Extension": "{{numbers[0]}}" }"""), 422, "100016");
        string other = await AgentAsync();
        Fails(
            await SendAsync("POST", "agents/extensions", $$"""{ "AgentId": "{{other}}", "Extensions": ["{{numbers[0]}}"] }"""),
            403,
            "100022"
        );
        IsOk(await SendAsync("DELETE", "agents/extensions", $$"""{ "AgentId": "{{id}}", "Extensions": ["{{numbers[0]}}"] }"""));
        Assert.Equal([numbers[1]], await OfAsync(id));
        Fails(
            await SendAsync("DELETE", "agents/extensions", $$"""{ "AgentId": "{{id}}", "Extensions": ["{{numbers[0]}}"] }"""),
            404,
            "100018"
        );
        IsOk(await SendAsync("DELETE", "extensions", $$"""{ "Extension": "{{numbers[0]}}" }"""));
    }

    private async Task<string> QueueAsync() => IsOk(await SendAsync("POST", "queues", "{}")).Value("Result", "QueueId");

    private async Task<JsonElement?> RowAsync(string id) =>
        IsOk(await SendAsync("GET", "queues"))
            .Json.GetProperty("Result")
            .GetProperty("Queues")
            .EnumerateArray()
            .FirstOrDefault(row => row.GetProperty("QueueId").GetString() == id);

    private async Task<string[]> InAsync(string queue) =>
        [
            .. IsOk(await SendAsync("GET", $"queues/agents_list/{queue}"))
                .Json.GetProperty("Result")
                .EnumerateArray()
                .Select(row => row.GetProperty("AgentId").GetString()!.Split('@')[0]),
        ];

    private async Task<string[]> OfAsync(string agent) =>
        [
            .. IsOk(await SendAsync("GET", $"agents/{agent}"))
                .Json.GetProperty("Result")
                .GetProperty("Extensions")
                .EnumerateArray()
                .Select(each => each.GetString()!),
        ];
}
