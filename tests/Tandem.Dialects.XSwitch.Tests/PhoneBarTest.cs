namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>How an integration lets the phone bars of agents in.</summary>
public sealed class PhoneBarTest : DialectTest
{
    [Fact]
    public async Task A_developer_key_gives_a_token_and_that_one_for_each_extension()
    {
        int id = await AgentAsync("1006");
        Reply session = await Host.PostAsync("/api/xcc/sessions/auth", $$"""{"dev_key":"{{DialectHost.AdminToken}}"}""", null);
        Assert.Equal(200, session.Status);
        Assert.Equal((200, 1, DialectHost.SipPort), (Number(session, "code"), Number(session, "user_id"), Number(session, "sip_port")));
        Assert.Equal(Host.Clock.GetUtcNow().AddHours(24).ToUnixTimeSeconds(), session.Json.GetProperty("expires").GetInt64());
        string own = session.Json.GetProperty("token").GetString()!;

        Reply extension = await Host.SendAsync(
            "POST",
            "/api/xcc/sessions/getExtnToken",
            """{"extn":"1006"}""",
            null,
            headers: ("token", own)
        );

        Assert.Equal(200, extension.Status);
        Assert.Equal("test.local", extension.Json.GetProperty("domain").GetString());
        JsonElement shown = (await Host.GetAsync($"/api/users/{id}/extensions")).Json[0];
        Assert.Equal(shown.GetProperty("id").GetInt32(), Number(extension, "extn_id"));
        string agents = extension.Json.GetProperty("token").GetString()!;
        // It is the agent's, who creates nobody.
        Assert.Equal(200, (await Host.GetAsync("/api/users", agents)).Status);
        Assert.Equal(403, (await Host.PostAsync("/api/users", """{"login":"1007"}""", agents)).Status);
    }

    [Fact]
    public async Task An_agent_gets_one_for_his_own_extension_only()
    {
        await AgentAsync("1006");
        await AgentAsync("1007");
        string administrators = DialectHost.AdminToken;
        string own = (await TokenAsync("1006", administrators)).Json.GetProperty("token").GetString()!;

        Assert.Equal(200, (await TokenAsync("1006", own)).Status);
        Assert.Equal(403, (await TokenAsync("1007", own)).Status);
        Assert.Equal(403, (await TokenAsync("9999", own)).Status);
        Assert.Equal(404, (await TokenAsync("9999", administrators)).Status);
        Assert.Equal(403, (await TokenAsync("1006", "wrong")).Status);
        Refused(await Host.PostAsync("/api/xcc/sessions/getExtnToken", "{}"), 400, 400);
    }

    [Theory]
    [InlineData("""{"dev_key":"wrong"}""", 403)]
    [InlineData("{}", 400)]
    [InlineData("""{"dev_key":""}""", 400)]
    public async Task Nothing_is_given_for_a_wrong_key(string body, int status) =>
        Assert.Equal(status, (await Host.PostAsync("/api/xcc/sessions/auth", body, null)).Status);

    [Fact]
    public async Task A_token_is_no_developer_key()
    {
        Reply session = await Host.PostAsync("/api/xcc/sessions/auth", $$"""{"dev_key":"{{DialectHost.AdminToken}}"}""", null);
        string token = session.Json.GetProperty("token").GetString()!;

        Assert.Equal(403, (await Host.PostAsync("/api/xcc/sessions/auth", $$"""{"dev_key":"{{token}}"}""", null)).Status);
    }

    private Task<Reply> TokenAsync(string extension, string token) =>
        Host.PostAsync("/api/xcc/sessions/getExtnToken", $$"""{"extn":"{{extension}}"}""", token);

    private static int Number(Reply reply, string name) => reply.Json.GetProperty(name).GetInt32();
}
