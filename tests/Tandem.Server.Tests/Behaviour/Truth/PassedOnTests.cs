namespace Tandem.Server.Tests.Behaviour.Truth;

using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Behaviour.Truth.TruthFloor;

/// <summary>A number that has had its calls is not shown by transfers either: each face says so, and the talk goes on.</summary>
public sealed class PassedOnTests(TruthFloor floor) : IClassFixture<TruthFloor>
{
    private const string Elsewhere = "13900001111";

    [Fact]
    public async Task Each_face_refuses_what_the_number_may_not_and_the_two_talk_on()
    {
        await floor.ReadyAsync(floor.Ann);
        floor.Outside.Call(QueueNumber);
        await floor.Ann.Phone.HearsAsync(5);
        (await floor.Server.PostAsync("/v1/number-limits", """{ "perDay": 1 }""")).Is(200);
        await Used();
        string call = await floor.CallAsync();

        foreach (string verb in new[] { "transfer", "consult", "three-way" })
        {
            string body = $$"""{ "number": "{{Elsewhere}}"{{(verb == "transfer" ? "" : ", \"outside\": true")}} }""";
            Reply refused = await floor.Server.PostAsync($"/v1/calls/{call}/{verb}", body);
            Assert.Contains("1 calls of the day", refused.IsProblem(503, "overloaded").Value("detail"), StringComparison.Ordinal);
        }
        (string, string) token = ("X-XTRA-AUTH-ID", floor.Server.Host.Tenants[0].Credentials["xswitch", "token"]);
        Reply theirs = await floor.Server.PostAsync(
            "/api/cc/ccc/ccTransfer",
            $$"""{ "callID": "{{call}}", "destNumber": "{{Elsewhere}}" }""",
            "",
            token
        );
        Assert.Equal("503", theirs.Is(200).Value("code"));
        Assert.Contains("1 calls of the day", theirs.Value("message"), StringComparison.Ordinal);

        await floor.Ann.Phone.HearsAsync((int)await floor.Ann.Phone.HeardAsync() + 10);
        Assert.Equal(0, floor.Outside.Rings);
        floor.Outside.HangUp();
        await floor.Ann.Phone.WaitAsync<PhoneDown>();
        await floor.QuietAsync();
    }

    // The call of the day that it has: another agent's.
    private async Task Used()
    {
        floor.Outside.Becomes(PhoneTemper.Busy);
        string token = floor.Server.Host.Tenants[0].Credentials["meiqia", "accessToken"];
        string body = $$"""{ "agent_id": {{floor.Ben.Id}}, "callee": "{{Customer}}" }""";
        (await floor.Server.PostAsync("/unified-api/call/openapi/ent/v1/callout", body, token)).Is(200);
        await floor.Ben.Phone.WaitAsync<PhoneDown>();
        floor.Outside.Becomes(PhoneTemper.Answers);
    }
}
