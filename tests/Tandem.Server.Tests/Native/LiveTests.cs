namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>The present as a page follows it.</summary>
public sealed class LiveTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task All_there_is_comes_first_and_then_what_changes()
    {
        (int id, string login) = await UserAsync();
        (int queue, string name) = await QueueAsync();
        await using LiveReader reader = await LiveReader.OpenAsync(Server, Server.OperatorKey);
        JsonElement first = await reader.NextAsync();
        Assert.True(first.GetProperty("whole").GetBoolean());
        Assert.Equal("logged_out", Row(first, "agents", id)!.Value.GetProperty("status").GetString());
        Assert.Equal(name, Row(first, "queues", queue)!.Value.GetProperty("name").GetString());

        (await Server.SendAsync("PATCH", $"/v1/users/{id}", """{ "name": "Another" }""")).Is(200);
        JsonElement changed = await reader.FirstAsync(message => Row(message, "agents", id) is not null);
        Assert.False(changed.GetProperty("whole").GetBoolean());
        Assert.Equal("Another", Row(changed, "agents", id)!.Value.GetProperty("name").GetString());
        Assert.Equal(login, Row(changed, "agents", id)!.Value.GetProperty("login").GetString());
        Assert.Null(Row(changed, "queues", queue));

        (await Server.SendAsync("DELETE", $"/v1/users/{id}", null)).Is(204);
        JsonElement gone = await reader.FirstAsync(message => message.GetProperty("gone").GetProperty("agents").GetArrayLength() > 0);
        Assert.Contains(gone.GetProperty("gone").GetProperty("agents").EnumerateArray(), each => each.GetInt32() == id);
    }

    [Fact]
    public async Task The_cursor_leads_into_the_log()
    {
        await using LiveReader reader = await LiveReader.OpenAsync(Server, Server.OperatorKey);
        string cursor = (await reader.NextAsync()).GetProperty("cursor").GetString()!;
        (int id, _) = await UserAsync();
        Reply after = (await Server.GetAsync($"/v1/events?after={cursor}&type=config.user_put")).Is(200);
        Assert.Contains($"\"userId\":{id}", after.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_follows_without_being_known_and_none_after_he_was_put_out()
    {
        Assert.Equal("true", (await Server.GetAsync("/v1/live")).Is(200).Value("whole").ToLowerInvariant());
        (await Server.GetAsync("/v1/live", "")).IsProblem(401, "unauthenticated");
        (_, string login) = await UserAsync("supervisor", "pw");
        string token = await TokenAsync(login, "pw");
        await using LiveReader reader = await LiveReader.OpenAsync(Server, token);
        await reader.NextAsync();
        (await Server.SendAsync("DELETE", "/v1/tokens/current", null, token)).Is(204);
        Assert.True(await reader.EndsAsync());
    }

    private static JsonElement? Row(JsonElement message, string rows, int id) =>
        message
            .GetProperty(rows)
            .EnumerateArray()
            .Where(row => row.GetProperty("id").GetInt32() == id)
            .Cast<JsonElement?>()
            .FirstOrDefault();
}
