namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>What a flow took of a caller is seen with his call: by the agent it rings at, by those who see all calls, and by nobody else.</summary>
public sealed class CollectedTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task An_agent_whose_phone_rings_sees_what_the_caller_pressed_but_no_secret()
    {
        (int id, string extension, string queue) = await AgentAsync();
        string number = $"0218000{Fresh()}";
        await FlowAsync(number, queue);
        (string own, string other) = (await KeyAsync("agent", id), await KeyAsync("agent", (await UserAsync()).Id));
        using LivePhone phone = await LivePhone.RegisterAsync(Server, extension, "secret", PhoneTemper.NeverAnswers);
        (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/ready", null)).Is(200);
        using LivePhone caller = await LivePhone.CarrierAsync(Server, "13800138000");
        await using LiveReader page = await LiveReader.OpenAsync(Server, own);

        caller.Call(number);
        await caller.WaitAsync<PhoneUp>();
        foreach (char key in "471108")
        {
            caller.Press(key);
        }
        await phone.WaitAsync<PhoneRinging>();

        JsonElement seen = await page.FirstAsync(message => Calls(message).Any());
        JsonElement value = Assert.Single(Calls(seen).Single().GetProperty("collected").EnumerateArray());
        Assert.Equal(
            ("account", "Customer number", "4711", "", "keys"),
            (Text(value, "name"), Text(value, "label"), Text(value, "value"), Text(value, "meaning"), Text(value, "source"))
        );
        string call = Text(Calls(seen).Single(), "call");
        Assert.Equal(queue, Text(Calls(seen).Single(), "queue"));
        foreach (string list in new[] { "/v1/calls", "/v1/live", $"/v1/calls/{call}" })
        {
            Assert.Contains("4711", (await Server.GetAsync(list, await KeyAsync("supervisor"))).Is(200).Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("4711", (await Server.GetAsync("/v1/live", other)).Is(200).Text, StringComparison.Ordinal);
        (await Server.GetAsync($"/v1/calls/{call}", other)).IsProblem(404, "not-found");
        // The secret's keys are not in the log either, those of the number are.
        Assert.Equal(4, (await Server.EventsAsync($"call={call}&type=digit.pressed")).Count);
        caller.HangUp();
        await phone.WaitAsync<PhoneDown>();
    }

    private async Task<(int Id, string Extension, string Queue)> AgentAsync()
    {
        string extension = Fresh();
        Reply made = await Server.PostAsync("/v1/users", $$"""{ "login": "{{extension}}", "extensionSecret": "secret" }""");
        int id = int.Parse(made.Is(201).Value("id"));
        (int queue, string name) = await QueueAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        return (id, extension, name);
    }

    private async Task FlowAsync(string number, string queue)
    {
        string name = $"f{Fresh()}";
        Reply made = await Server.PostAsync(
            "/v1/flows",
            $$"""
            { "name": "{{name}}", "secret": ["pin"], "nodes": [
              { "id": "start", "type": "start", "exits": { "next": "ask" } },
              { "id": "ask", "type": "collect", "label": "Customer number", "variable": "account", "min": 4, "max": 4, "exits": { "next": "pin", "timeout": "end" } },
              { "id": "pin", "type": "collect", "variable": "pin", "min": 2, "max": 2, "exits": { "next": "wait", "timeout": "end" } },
              { "id": "wait", "type": "queue", "queue": "{{queue}}", "exits": { "next": "end" } },
              { "id": "end", "type": "hang-up" } ] }
            """
        );
        (await Server.PostAsync($"/v1/flows/{made.Is(201).Value("id")}/publish", null)).Is(200);
        (await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "flow": "{{name}}" }""")).Is(200);
    }

    private static IEnumerable<JsonElement> Calls(JsonElement message) => message.GetProperty("calls").EnumerateArray();

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
