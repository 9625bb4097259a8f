namespace Tandem.Server.Tests.Native;

using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>The log over HTTP: pages, streams, and the present to begin from.</summary>
public sealed class EventsTests(LiveServer server) : NativeTest(server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Pages_go_on_by_cursor_and_know_types()
    {
        string start = (await Server.GetAsync("/v1/snapshot")).Is(200).Value("cursor");
        (int first, _) = await QueueAsync();
        (int second, _) = await QueueAsync();
        await UserAsync();

        Reply page = (await Server.GetAsync($"/v1/events?after={start}&type=config.queue_put&limit=1")).Is(200);
        JsonElement happened = Assert.Single(page.Json.GetProperty("events").EnumerateArray());
        Assert.Equal(
            ("config.queue_put", first),
            (happened.GetProperty("type").GetString(), happened.GetProperty("data").GetProperty("queueId").GetInt32())
        );
        Reply next = (await Server.GetAsync($"/v1/events?cursor={page.Value("next")}&type=config.queue_put,agent.*")).Is(200);
        Assert.Equal(
            second,
            Assert.Single(next.Json.GetProperty("events").EnumerateArray()).GetProperty("data").GetProperty("queueId").GetInt32()
        );
        Assert.Equal(("True", JsonValueKind.Null), (next.Value("end"), next.Json.GetProperty("gap").ValueKind));
        Assert.Single((await Server.GetAsync($"/v1/events?after={start}&queue={second}")).Json.GetProperty("events").EnumerateArray());
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("type=call.nothing")]
    [InlineData("call=x")]
    [InlineData("queue=x")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    public async Task What_makes_no_sense_is_refused(string query) =>
        (await Server.GetAsync($"/v1/events?{query}")).IsProblem(400, "invalid-request");

    [Fact]
    public async Task Who_may_reads_the_own_tenants_log_alone()
    {
        string agent = await KeyAsync("agent", (await UserAsync()).Id);
        string supervisor = await KeyAsync("supervisor");
        foreach (string path in (string[])["/v1/events", "/v1/snapshot"])
        {
            (await Server.GetAsync(path, "")).IsProblem(401, "unauthenticated");
            (await Server.GetAsync(path, agent)).IsProblem(403, "forbidden");
            (await Server.GetAsync(path, supervisor)).Is(200);
        }
        (await Server.GetAsync("/v1/events?node=true", supervisor)).IsProblem(403, "forbidden");
        Assert.Contains(
            "server.started",
            (await Server.GetAsync("/v1/events?node=true&type=server.*")).Is(200).Text,
            StringComparison.Ordinal
        );
        (int queue, _) = await QueueAsync();
        Assert.DoesNotContain(
            $"\"queueId\":{queue},",
            (await Server.GetAsync("/v1/events?limit=1000", Server.OtherKey)).Is(200).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_cursor_that_is_no_more_gets_a_gap_and_where_to_begin()
    {
        Reply gap = (await Server.GetAsync("/v1/events?after=1-1")).Is(200);
        Assert.Equal(("other_epoch", "/v1/snapshot"), (gap.Value("gap", "reason"), gap.Value("gap", "snapshot")));
        using Stream stream = await OpenAsync("/v1/events?type=config.queue_put", "1-1");
        using StreamReader lines = new(stream);
        Assert.Equal("event: gap", await NextAsync(lines, line => line.Length > 0 && line[0] != ':'));
    }

    [Fact]
    public async Task A_stream_tells_what_happens_and_lives_also_while_that_is_not_wanted()
    {
        using Stream stream = await OpenAsync("/v1/events?type=config.queue_put", null);
        using StreamReader lines = new(stream);
        Assert.Equal(": all is well", await NextAsync(lines, _ => true));
        (int queue, _) = await QueueAsync();
        string id = await NextAsync(lines, line => line.StartsWith("id: ", StringComparison.Ordinal));
        Assert.Contains($"\"queueId\":{queue},", await NextAsync(lines, _ => true), StringComparison.Ordinal);

        // Others happen all the time; the stream says within 15 s that it is not dead.
        (int busy, _) = await UserAsync();
        Task<string> alive = NextAsync(lines, line => line.StartsWith(':'));
        for (DateTime end = DateTime.UtcNow + TimeSpan.FromSeconds(15); !alive.IsCompleted && DateTime.UtcNow < end; )
        {
            (await Server.SendAsync("PATCH", $"/v1/users/{busy}", """{ "name": "busy" }""")).Is(200);
        }
        Assert.True(alive.IsCompleted);
        (int other, _) = await QueueAsync();
        using Stream again = await OpenAsync("/v1/events?type=config.queue_put", id[4..]);
        using StreamReader goesOn = new(again);
        await NextAsync(goesOn, line => line.StartsWith("id: ", StringComparison.Ordinal));
        Assert.Contains($"\"queueId\":{other},", await NextAsync(goesOn, _ => true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_can_be_written_a_stream_says_so()
    {
        Server.Host.Store.Pause();
        try
        {
            (await Server.GetAsync("/v1/users?limit=1")).Is(200);
            Server.Host.Store.Tell(new AlarmRaised("test", "paused"));
            await Asking.UntilAsync(() => Task.FromResult(Server.Host.Store.Trouble.Length > 0));
            using Stream stream = await OpenAsync("/v1/events", null);
            using StreamReader lines = new(stream);
            Assert.StartsWith(": nothing can be written just now: ", await NextAsync(lines, _ => true), StringComparison.Ordinal);
        }
        finally
        {
            Server.Host.Store.Resume();
        }
    }

    [Fact]
    public async Task The_present_holds_who_waits_and_what_follows_is_told_by_events_after_it()
    {
        string extension = Fresh();
        int id = int.Parse(
            (await Server.PostAsync("/v1/users", $$"""{ "login": "{{extension}}", "extensionSecret": "secret" }""")).Is(201).Value("id")
        );
        using LivePhone phone = await LivePhone.RegisterAsync(Server, extension, "secret", PhoneTemper.NeverAnswers);
        (int queue, _) = await QueueAsync();
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);

        Reply present = (await Server.GetAsync("/v1/snapshot")).Is(200);
        JsonElement agent = Assert.Single(
            present.Json.GetProperty("agents").EnumerateArray(),
            row => row.GetProperty("id").GetInt32() == id
        );
        Assert.Equal("on_break", agent.GetProperty("status").GetString());
        Assert.Contains(present.Json.GetProperty("queues").EnumerateArray(), row => row.GetProperty("id").GetInt32() == queue);

        (await Server.PostAsync($"/v1/agents/{id}/sign-out", null)).Is(200);
        await Server.Host.Store.Events.WaitAsync(1, Cursor(present), CancellationToken.None);
        Reply later = (await Server.GetAsync($"/v1/events?after={present.Value("cursor")}&agent={id}")).Is(200);
        Assert.Equal("agent.signed_out", later.Json.GetProperty("events")[0].GetProperty("type").GetString());
    }

    private static Tandem.Core.Contract.Events.EventCursor Cursor(Reply present)
    {
        Assert.True(
            Tandem.Core.Contract.Events.EventCursor.TryParse(present.Value("cursor"), out Tandem.Core.Contract.Events.EventCursor cursor)
        );
        return cursor;
    }

    private async Task<Stream> OpenAsync(string path, string? after)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.OperatorKey);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }
        HttpResponseMessage answer = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStreamAsync();
    }

    private static async Task<string> NextAsync(StreamReader lines, Func<string, bool> wanted)
    {
        while (true)
        {
            string? line = await lines.ReadLineAsync().WaitAsync(Limit);
            Assert.NotNull(line);
            if (wanted(line))
            {
                return line;
            }
        }
    }
}
