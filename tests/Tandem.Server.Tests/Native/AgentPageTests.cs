namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>The page in which an agent works says that it lives, and whether its microphone works.</summary>
public sealed class AgentPageTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task An_agent_without_a_microphone_is_on_break_for_that_reason_and_not_ready_before_it_works()
    {
        (int id, string login) = await UserAsync(password: "Agent!pass1");
        string own = await TokenAsync(login, "Agent!pass1");
        (await Server.PostAsync($"/v1/agents/{id}/sign-in", null, own)).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/ready", null, own)).Is(200);
        Assert.Equal("live", (await ReportAsync(id, own, "true")).Is(200).Value("page"));
        Reply deaf = (await ReportAsync(id, own, "false")).Is(200);
        Assert.Equal(("on_break", "no microphone", "no_microphone"), (deaf.Value("status"), deaf.Value("reason"), deaf.Value("page")));
        (await Server.PostAsync($"/v1/agents/{id}/ready", null, own)).Is(409);
        (await ReportAsync(id, own, "true")).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/ready", null, own)).Is(200);

        Reply closed = (await Server.SendAsync("DELETE", $"/v1/agents/{id}/page", null, own)).Is(200);
        Assert.Equal(("on_break", "page closed", ""), (closed.Value("status"), closed.Value("reason"), closed.Value("page")));
        (await ReportAsync(id, own, "\"yes\"")).Is(400);
        (await ReportAsync(999_999, own, "true")).Is(404);
    }

    [Fact]
    public async Task Nobody_reports_for_another()
    {
        (_, string login) = await UserAsync(password: "Agent!pass1");
        (int other, _) = await UserAsync();
        (await ReportAsync(other, await TokenAsync(login, "Agent!pass1"), "true")).Is(403);
    }

    private Task<Reply> ReportAsync(int id, string key, string microphone) =>
        Server.SendAsync("PUT", $"/v1/agents/{id}/page", $$"""{ "microphone": {{microphone}} }""", key);
}
