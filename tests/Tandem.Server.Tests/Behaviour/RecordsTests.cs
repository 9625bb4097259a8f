namespace Tandem.Server.Tests.Behaviour;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;

/// <summary>What is kept of calls, and read again in parts; what users' own settings do to their calls.</summary>
public sealed class RecordsTests(LiveServer server) : NativeTest(server)
{
    /// <summary>Half a second of sound.</summary>
    private const int Packets = 25;

    [Fact]
    public async Task Records_are_read_by_time_and_in_pages()
    {
        (string caller, string called) = (await PhoneUserAsync(), await PhoneUserAsync());
        using LivePhone one = await LivePhone.RegisterAsync(Server, caller, "secret");
        using LivePhone two = await LivePhone.RegisterAsync(Server, called, "secret");
        string before = Now();
        for (int i = 0; i < 2; i++)
        {
            await CallAsync(one, two, called);
        }
        JsonElement[] all = await RecordsAsync($"from={before}", 4);
        string middle = Uri.EscapeDataString(all[1].GetProperty("start").GetString()!);
        string[] legs = [.. all.Select(Leg)];

        Assert.Equal(legs[..2], (await RecordsAsync($"from={middle}", 2)).Select(Leg));
        Assert.Equal(legs[2..], (await RecordsAsync($"from={before}&to={middle}", 2)).Select(Leg));
        Assert.Empty(await RecordsAsync($"from={before}&to={before}", 0));
        Assert.Equal(legs[1..3], (await RecordsAsync($"from={before}&limit=2&offset=1", 2)).Select(Leg));
        Assert.Empty(await RecordsAsync($"from={before}&offset=4", 0));
        Reply first = (await Server.GetAsync($"/v1/records?from={before}&limit=3")).Is(200);
        Assert.Equal(legs[3..], (await RecordsAsync($"from={before}&cursor={first.Value("next")}", 1)).Select(Leg));
        Reply csv = (await Server.GetAsync($"/v1/records?from={before}&format=csv")).Is(200);
        Assert.Equal("text/csv", csv.Type);
        Assert.Equal(1 + legs.Length, csv.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (string wrong in new[] { "from=yesterday", "to=nonsense", "offset=-1", "limit=0", "cursor=x" })
        {
            (await Server.GetAsync($"/v1/records?{wrong}")).IsProblem(400, "invalid-request");
        }
    }

    [Fact]
    public async Task Calls_of_a_user_who_is_recorded_have_a_recording_that_is_fetched_whole_or_in_parts()
    {
        (string quiet, string loud) = (await PhoneUserAsync(), await PhoneUserAsync("\"autoRecord\": true"));
        using LivePhone one = await LivePhone.RegisterAsync(Server, quiet, "secret");
        using LivePhone two = await LivePhone.RegisterAsync(Server, loud, "secret");
        await SignInAsync(loud);
        using LivePhone three = await LivePhone.RegisterAsync(Server, await PhoneUserAsync(), "secret");
        string before = Now();
        await CallAsync(one, three, three.Number);
        Assert.All(await RecordsAsync($"from={before}", 2), record => Assert.Null(RecordingOf(record)));

        string later = Now();
        await CallAsync(one, two, loud);
        JsonElement[] recorded = await RecordsAsync($"from={later}", 2);
        string path = $"/v1/recordings/{recorded.Select(RecordingOf).First(recording => recording is not null)}";
        Reply whole = await WholeAsync(path);

        Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(whole.Bytes, 0, 4));
        Reply part = (await Server.GetAsync(path, null, ("Range", "bytes=100-107"))).Is(206);
        Assert.Equal(whole.Bytes[100..108], part.Bytes);
        Assert.StartsWith("bytes 100-107/", part.Headers["Content-Range"], StringComparison.Ordinal);
        Assert.Equal(8, (await Server.GetAsync(path, null, ("Range", "bytes=-8"))).Is(206).Bytes.Length);
        (await Server.GetAsync(path, null, ("Range", "bytes=999999999-"))).Is(416);
        (await Server.GetAsync(path, Server.OtherKey)).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("88001")]
    [InlineData("")]
    public async Task Who_is_called_sees_the_number_that_the_user_shows(string shown)
    {
        using RawPeer carrier = new();
        await using LiveServer own = LiveServer.With(("--trunk", $"carrier={carrier.Address}"));
        await own.InitializeAsync();
        string login = Fresh();
        (await own.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret", "callerNumber": "{{shown}}" }""")).Is(
            201
        );
        using LivePhone phone = await LivePhone.RegisterAsync(own, login, "secret");

        phone.Call("13800009876");
        string from = From(await carrier.ReceiveAsync("INVITE "));

        Assert.Equal(shown.Length > 0, from.Contains("88001", StringComparison.Ordinal));
    }

    private static string From(string invite) => invite.Split("\r\n").First(line => line.StartsWith("From:", StringComparison.Ordinal));

    // Both have heard a while: then it was bridged, and there is something to record.
    private static async Task CallAsync(LivePhone from, LivePhone to, string number)
    {
        from.Call(number);
        await to.WaitAsync<PhoneUp>();
        await from.HearsAsync(Packets);
        await to.HearsAsync(Packets);
        from.HangUp();
        await to.WaitAsync<PhoneDown>();
    }

    private async Task<string> PhoneUserAsync(string more = "")
    {
        string login = Fresh();
        string fields = more.Length > 0 ? $", {more}" : "";
        (await Server.PostAsync("/v1/users", $$"""{ "login": "{{login}}", "extensionSecret": "secret"{{fields}} }""")).Is(201);
        return login;
    }

    // What has happened is on the disk a little later.
    private async Task<JsonElement[]> RecordsAsync(string query, int count)
    {
        JsonElement[] records = await Asking.UntilAsync<JsonElement[]>(async () =>
        {
            Reply page = (await Server.GetAsync($"/v1/records?{query}")).Is(200);
            JsonElement[] now = [.. page.Json.GetProperty("records").EnumerateArray()];
            return now.Length >= count && now.All(record => record.GetProperty("end").ValueKind == JsonValueKind.String) ? now : null;
        });
        Assert.Equal(count, records.Length);
        return records;
    }

    private async Task SignInAsync(string login)
    {
        (int queue, _) = await QueueAsync();
        string id = $"{(await Server.GetAsync($"/v1/users?login={login}")).Json.GetProperty("users")[0].GetProperty("id")}";
        (await Server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        (await Server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);
    }

    // The last of it is written a little after the call.
    private async Task<Reply> WholeAsync(string path)
    {
        Reply before = (await Server.GetAsync(path)).Is(200);
        await Asking.UntilAsync(async () =>
        {
            Reply now = (await Server.GetAsync(path)).Is(200);
            bool isWhole = now.Bytes.Length > 1_000 && now.Bytes.SequenceEqual(before.Bytes);
            before = now;
            return isWhole;
        });
        return before;
    }

    private static string? RecordingOf(JsonElement record) =>
        record.TryGetProperty("recording", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static string Leg(JsonElement record) => record.GetProperty("leg").GetString()!;

    private static string Now() => Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"));
}
