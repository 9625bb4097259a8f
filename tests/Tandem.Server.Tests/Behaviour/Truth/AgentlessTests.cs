namespace Tandem.Server.Tests.Behaviour.Truth;

using System.Text.Json;

/// <summary>Campaigns that lead to a flow, as Meiqia's webhook tells of them.</summary>
public sealed class AgentlessTests(TruthFloor floor) : IClassFixture<TruthFloor>
{
    [Fact]
    public async Task A_campaigns_call_without_an_agent_is_told_as_a_robots()
    {
        await floor.ResetAsync();
        await floor.CampaignAsync("", """ "flow": "menu" """);
        await floor.Outside.HearsAsync(20);
        floor.Outside.HangUp();

        string call = (await floor.RecordAsync()).GetProperty("call").GetString()!;
        (JsonElement body, _) = await floor.ToldAsync("call_robot.hangup", call);

        Assert.Equal(TruthFloor.Customer, body.GetProperty("cdr").GetProperty("customer_phone").GetString());
        Assert.Equal(0, body.GetProperty("cdr").GetProperty("agent_id").GetInt32());
    }
}
