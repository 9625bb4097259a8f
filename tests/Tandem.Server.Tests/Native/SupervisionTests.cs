namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>What a supervisor does from the wallboard, through the API that the wallboard uses.</summary>
public sealed class SupervisionTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_caller_who_waits_is_moved_and_an_agents_state_is_set_and_the_audit_says_by_whom()
    {
        string start = (await Server.GetAsync("/v1/live")).Is(200).Value("cursor");
        (int lead, string login) = await UserAsync("supervisor", "pw");
        string token = await TokenAsync(login, "pw");
        ((_, string first), (int other, string second)) = (await QueueAsync(), await QueueAsync());
        (int agent, _) = await UserAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{other}/tiers/{agent}", "{}")).Is(200);
        (await Server.PostAsync($"/v1/agents/{agent}/sign-in", null)).Is(200);
        using LivePhone caller = await LivePhone.CarrierAsync(Server, "13800138001");
        caller.Call(first);
        await caller.WaitAsync<PhoneUp>();
        string call = (await Server.GetAsync($"/v1/calls?queue={first}", token))
            .Is(200)
            .Json.GetProperty("calls")[0]
            .GetProperty("call")
            .GetString()!;

        (await Server.PostAsync($"/v1/calls/{call}/transfer", $$"""{ "number": "{{second}}" }""", token)).Is(204);
        Assert.Equal(second, (await Server.GetAsync($"/v1/calls/{call}", token)).Is(200).Value("queue"));
        (await Server.PostAsync($"/v1/calls/{call}/transfer", """{ "number": "nowhere-at-all" }""", token)).IsProblem(404, "not-found");
        (await Server.PostAsync($"/v1/agents/{agent}/break", """{ "reason": "by the lead" }""", token)).Is(200);
        (await Server.PostAsync($"/v1/calls/{call}/hang-up", null, token)).Is(204);
        await caller.WaitAsync<PhoneDown>();

        // What comes after it is durable after it.
        await UserAsync();
        Reply audit = (await Server.GetAsync($"/v1/audit?cursor={start}&type=audit.supervised&by=user:{lead}")).Is(200);
        JsonElement[] entries = [.. audit.Json.GetProperty("entries").EnumerateArray()];
        Assert.Equal(["move", "break", "hang_up"], entries.Select(entry => entry.GetProperty("data").GetProperty("verb").GetString()));
        Assert.Equal([second, "by the lead", ""], entries.Select(entry => entry.GetProperty("data").GetProperty("target").GetString()));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.GetProperty("from").GetString()));
        Assert.Equal(call, entries[0].GetProperty("data").GetProperty("callId").GetString());
    }
}
