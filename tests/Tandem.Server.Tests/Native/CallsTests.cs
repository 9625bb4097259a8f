namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

public sealed class CallsTests(LiveServer server) : NativeTest(server)
{
    /// <summary>Who sends one relies on it: until keys are kept it is refused, and nothing rings.</summary>
    [Fact]
    public async Task An_idempotency_key_is_refused_rather_than_ignored()
    {
        const string Body = """{ "agentId": 1, "number": "1" }""";
        (await Server.SendAsync("POST", "/v1/calls", Body, null, ("Idempotency-Key", "k"))).IsProblem(501, "idempotency-not-kept");
        Assert.NotEqual(501, (await Server.PostAsync("/v1/calls", Body)).Status);
    }
}
