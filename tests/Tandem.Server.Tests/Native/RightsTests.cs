namespace Tandem.Server.Tests.Native;

using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>What extensions may dial, hear and take over, set through the API and asked for on live calls with agents' own tokens.</summary>
public sealed class RightsTests(LiveServer server) : NativeTest(server)
{
    private const string All =
        """{ "rights": { "callAuthority": "national", "eavesdrop": "all", "eavesdropped": "nobody", "intercept": "own_queues", "intercepted": "nobody" } }""";

    [Fact]
    public async Task Rights_have_defaults_and_are_changed_with_the_user_or_the_extension_and_kept()
    {
        (int id, string login) = await UserAsync();
        string path = $"/v1/extensions/{login}";
        Reply fresh = (await Server.GetAsync(path)).Is(200);
        Assert.Equal(
            """{"callAuthority":"all","eavesdrop":"nobody","eavesdropped":"own_queues","intercept":"nobody","intercepted":"all"}""",
            fresh.Json.GetProperty("rights").GetRawText()
        );

        (await Server.SendAsync("PATCH", $"/v1/users/{id}", All)).Is(200);
        (await Server.SendAsync("PATCH", path, "{}", null, ("If-Match", fresh.Tag))).IsProblem(412, "stale");
        Reply changed = (await Server.SendAsync("PATCH", path, """{ "rights": { "intercept": "all" } }""")).Is(200);

        Assert.Equal("all", changed.Value("rights", "intercept"));
        Assert.Equal("national", changed.Value("rights", "callAuthority"));
        (await Server.SendAsync("PATCH", path, "{}", null, ("If-Match", changed.Tag))).Is(200);
        (await Server.SendAsync("PATCH", path, """{ "rights": { "intercept": "some" } }""")).IsProblem(400, "invalid-request");
        (await Server.SendAsync("PATCH", "/v1/extensions/none", "{}")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task An_agent_listens_in_and_takes_over_with_his_own_token_once_his_rights_say_so()
    {
        (int queue, _) = await QueueAsync();
        (int talker, string talking) = await AgentAsync(queue);
        (int listener, string listening) = await AgentAsync(queue);
        (_, string called) = await AgentAsync(queue);
        using LivePhone one = await LivePhone.RegisterAsync(Server, talking, "secret");
        using LivePhone two = await LivePhone.RegisterAsync(Server, listening, "secret");
        using LivePhone three = await LivePhone.RegisterAsync(Server, called, "secret");
        string own = await TokenAsync(listening, "pw");
        foreach (int id in new[] { talker, listener })
        {
            (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);
        }
        Reply call = (await Server.PostAsync("/v1/calls", $$"""{ "agentId": {{talker}}, "number": "{{called}}" }""")).Is(202);
        await three.WaitAsync<PhoneUp>();
        string monitor = $"/v1/calls/{call.Value("leg")}/monitor";
        string intercept = $"/v1/calls/{call.Value("leg")}/intercept";

        (await Server.PostAsync(monitor, null, own)).IsProblem(403, "forbidden");
        (await Server.PostAsync(intercept, null, own)).IsProblem(403, "forbidden");
        await RightsAsync(listening, "eavesdrop", "own_queues");
        (await Server.PostAsync(monitor, null, own)).IsProblem(403, "forbidden");
        await RightsAsync(listening, "eavesdrop", "all");
        await RightsAsync(talking, "eavesdropped", "nobody");
        (await Server.PostAsync(monitor, null, own)).IsProblem(403, "forbidden");
        (await Server.PostAsync(monitor, $$"""{ "joinerId": {{listener}} }""")).IsProblem(403, "forbidden");
        await RightsAsync(talking, "eavesdropped", "all");
        (await Server.PostAsync(monitor, $$"""{ "joinerId": {{talker}} }""", own)).IsProblem(403, "forbidden");
        (await Server.PostAsync(monitor, null, own)).Is(204);
        await two.WaitAsync<PhoneUp>();
        two.HangUp();
        await two.WaitAsync<PhoneDown>();

        await RightsAsync(listening, "intercept", "all");
        await Asking.UntilAsync(async () => (await Server.PostAsync(intercept, null, own)).Status == 204);
        await two.WaitAsync<PhoneUp>();
        await one.WaitAsync<PhoneDown>();
    }

    private async Task RightsAsync(string extension, string right, string value) =>
        (await Server.SendAsync("PATCH", $"/v1/extensions/{extension}", $$"""{ "rights": { "{{right}}": "{{value}}" } }""")).Is(200);

    private async Task<(int Id, string Login)> AgentAsync(int queue)
    {
        string login = Fresh();
        Reply made = await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret", "password": "pw" }""");
        int id = int.Parse(made.Is(201).Value("id"));
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        return (id, login);
    }
}
