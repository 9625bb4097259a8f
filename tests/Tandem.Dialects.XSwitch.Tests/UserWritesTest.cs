namespace Tandem.Dialects.XSwitch.Tests;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>What a user's fields become, whichever request brings them.</summary>
public sealed class UserWritesTest : DialectTest
{
    [Fact]
    public async Task What_was_shown_may_be_sent_back_and_changes_nothing()
    {
        int id = await AgentAsync("1006");
        int queue = await QueueAsync("sales");
        await Host.SendAsync("PUT", $"/api/queues/{queue}", """{"moh_sound":204,"greeting":411,"description":"a\nb"}""");
        string user = (await Host.GetAsync($"/api/users/{id}")).Text;
        string admin = (await Host.GetAsync("/api/users/1")).Text;
        string row = (await Host.GetAsync($"/api/queues/{queue}")).Text;

        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/users/{id}", user)).Status);
        Assert.Equal(200, (await Host.SendAsync("PUT", "/api/users/1", admin)).Status);
        Assert.Equal(200, (await Host.SendAsync("PUT", $"/api/queues/{queue}", row)).Status);

        Assert.Equal(WithoutChange(user), WithoutChange((await Host.GetAsync($"/api/users/{id}")).Text));
        Assert.Equal(WithoutChange(admin), WithoutChange((await Host.GetAsync("/api/users/1")).Text));
        Assert.Equal(WithoutChange(row), WithoutChange((await Host.GetAsync($"/api/queues/{queue}")).Text));
    }

    [Fact]
    public async Task Both_passwords_may_be_changed_with_the_user()
    {
        int id = await AgentAsync("1006", domain: "test.local");

        await Host.SendAsync("PUT", $"/api/users/{id}", """{"password":"New-1","extn_password":"Phone-new","vm_password":"5555"}""");

        JsonElement user = (await Host.GetAsync($"/api/users/{id}")).Json;
        Assert.Equal(Md5("1006:test.local:Phone-new"), user.GetProperty("ha1").GetString());
        Assert.Equal("5555", user.GetProperty("vm_password").GetString());
        Assert.Equal(200, (await Host.PostAsync("/api/sessions", """{"login":"1006","password":"New-1"}""", null)).Status);
        Refused(await Host.SendAsync("PUT", "/api/users/1", """{"extn_password":"x"}"""), 409, 409);
    }

    [Fact]
    public async Task A_voicemail_password_is_kept_from_the_start()
    {
        Reply made = await Host.PostAsync("/api/users", """{"login":"7","password":"p","vm_password":"5555"}""");
        int id = IdOf(made.Json.GetProperty("data").GetProperty("id"));

        Assert.Equal("5555", (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("vm_password").GetString());
    }

    [Fact]
    public async Task Level_and_position_belong_to_the_agent_and_follow_into_his_queues()
    {
        Reply made = await Host.PostAsync(
            "/api/users",
            """{"login":"7","password":"p","type":"AGENT","agent_info":{"level":"2","position":3}}"""
        );
        int id = IdOf(made.Json.GetProperty("data").GetProperty("id"));
        int first = await QueueAsync("first");
        int second = await QueueAsync("second");
        await BindAsync(first, id);
        await Host.PostAsync($"/api/queues/{second}/agents", $$"""{"agents":[{"agent_id":"{{id}}","level":"5"}]}""");

        Assert.Equal(("2", "3"), await PlaceAsync(first));
        Assert.Equal(("5", "3"), await PlaceAsync(second));

        await Host.SendAsync("PUT", $"/api/users/{id}", """{"level":"4"}""");
        Assert.Equal(("4", "3"), await PlaceAsync(first));
        Assert.Equal(("4", "3"), await PlaceAsync(second));
        Assert.Equal("4", (await Host.GetAsync($"/api/users/{id}")).Json.GetProperty("level").GetString());

        await Host.PostAsync($"/api/queues/{first}/agents", $$"""{"agents":[{"agent_id":{{id}},"position":9}]}""");
        Assert.Equal(("4", "9"), await PlaceAsync(first));
        Refused(await Host.SendAsync("PUT", $"/api/users/{id}", """{"agent_info":{"level":0}}"""), 400, 400);
    }

    private async Task<(string? Level, string? Position)> PlaceAsync(int queue)
    {
        JsonElement row = (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("data")[0];
        return (row.GetProperty("level").GetString(), row.GetProperty("position").GetString());
    }

    private static string WithoutChange(string row) =>
        string.Join(
            "\n",
            JsonElement.Parse(row).EnumerateObject().Where(field => field.Name != "updated_at").Select(field => field.ToString())
        );

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
