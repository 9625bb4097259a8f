namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>What is written down of calls.</summary>
public sealed class NotesTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task An_agent_writes_about_his_own_call_while_it_lasts_and_after()
    {
        (string caller, string callerKey) = await AgentAsync();
        (string called, string calledKey) = await AgentAsync();
        (_, string strangerKey) = await AgentAsync();
        using LivePhone one = await LivePhone.RegisterAsync(Server, caller, "secret");
        using LivePhone two = await LivePhone.RegisterAsync(Server, called, "secret");
        one.Call(called);
        await two.WaitAsync<PhoneUp>();
        string call = await CallOfAsync(called);
        string path = $"/v1/calls/{call}/notes";

        (await Server.PostAsync(path, """{ "text": "wants <b>a ring</b> back" }""", calledKey)).Is(204);
        (await Server.PostAsync(path, """{ "text": "was never there" }""", strangerKey)).IsProblem(404, "not-found");
        one.HangUp();
        await two.WaitAsync<PhoneDown>();
        await RecordsAsync(call);
        (await Server.PostAsync(path, """{ "disposition": "sold", "text": "  " }""", calledKey)).Is(204);
        (await Server.PostAsync(path, """{ "disposition": "checked" }""")).Is(204);

        JsonElement[] all = await NotesAsync($"call={call}", 3);
        Assert.Equal(["checked", "sold", ""], all.Select(note => note.GetProperty("disposition").GetString()));
        Assert.Equal(["", called, called], all.Select(note => note.GetProperty("agent").GetString()));
        Assert.Equal("wants <b>a ring</b> back", all[2].GetProperty("text").GetString());
        // Of others he sees none, whatever he asks for.
        Assert.Equal(2, (await Server.GetAsync($"/v1/notes?call={call}", calledKey)).Is(200).Json.GetProperty("notes").GetArrayLength());
        Assert.Equal(0, (await Server.GetAsync($"/v1/notes?call={call}", callerKey)).Is(200).Json.GetProperty("notes").GetArrayLength());
        Reply first = (await Server.GetAsync($"/v1/notes?call={call}&limit=2")).Is(200);
        Assert.Single(await NotesAsync($"call={call}&limit=2&cursor={first.Value("next")}", 1));
        Assert.Single(await NotesAsync($"call={call}&disposition=sold", 1));
        (await Server.PostAsync(path, """{ "text": "of another" }""", Server.OtherKey)).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "text": " " }""")]
    [InlineData("""{ "text": 5 }""")]
    public async Task A_note_that_says_nothing_is_refused(string body) =>
        (await Server.PostAsync($"/v1/calls/{Guid.NewGuid()}/notes", body)).IsProblem(400, "invalid-request");

    private async Task<(string Login, string Key)> AgentAsync()
    {
        string login = Fresh();
        Reply made = await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret" }""");
        int id = int.Parse(made.Is(201).Value("id"));
        (int queue, _) = await QueueAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);
        return (login, await KeyAsync("agent", id));
    }

    private Task<string> CallOfAsync(string party) =>
        Asking.UntilAsync(async () =>
            (await Server.GetAsync("/v1/calls"))
                .Is(200)
                .Json.GetProperty("calls")
                .EnumerateArray()
                .Where(call => call.GetRawText().Contains($"extension:{party}", StringComparison.Ordinal))
                .Select(call => call.GetProperty("call").GetString())
                .FirstOrDefault()
        );

    // What has happened is on the disk a little later.
    private Task<JsonElement[]> RecordsAsync(string call) => UntilAsync($"/v1/records?call={call}", "records", 2);

    private Task<JsonElement[]> NotesAsync(string query, int count) => UntilAsync($"/v1/notes?{query}", "notes", count);

    private async Task<JsonElement[]> UntilAsync(string path, string list, int count)
    {
        JsonElement[] found = await Asking.UntilAsync<JsonElement[]>(async () =>
        {
            JsonElement[] now = [.. (await Server.GetAsync(path)).Is(200).Json.GetProperty(list).EnumerateArray()];
            return now.Length >= count ? now : null;
        });
        Assert.Equal(count, found.Length);
        return found;
    }
}
