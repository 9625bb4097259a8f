namespace Tandem.Server.Tests.Hosting;

using Tandem.Phones;
using Tandem.Server.Options;
using Tandem.Server.Tests.Rig;

/// <summary>Old call records go by an event in the log.</summary>
[Collection(LiveServerTests.Name)]
public sealed class RetentionTests : IAsyncLifetime
{
    private const long MicrosPerDay = 86_400_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly LiveServer server = new()
    {
        Change = options => options with { KeepRecords = new KeptFor(3, new Dictionary<string, int> { ["other"] = 30 }) },
    };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_tenant_keeps_less_than_its_operator_does_and_not_more()
    {
        const string Path = "/v1/retention";
        Reply first = (await server.GetAsync(Path)).Is(200);
        Assert.Equal("", first.Value("own", "recordDays"));
        Assert.Equal(("3", "90"), (first.Value("operators", "recordDays"), first.Value("operators", "eventDays")));
        Assert.Equal("30", (await server.GetAsync(Path, server.OtherKey)).Is(200).Value("operators", "recordDays"));
        Assert.Equal("0", first.Value("stored", "records"));

        Reply refused = (await SetAsync("""{ "recordDays": 4 }""")).IsProblem(400, "invalid-request");
        Assert.Contains("recordDays", refused.Text, StringComparison.Ordinal);
        foreach (
            string bad in new[]
            {
                """{ "eventDays": 2 }""",
                """{ "recordingDays": 0 }""",
                """{ "recordingDays": -1 }""",
                """{ "days": 1 }""",
            }
        )
        {
            (await SetAsync(bad)).IsProblem(400, "invalid-request");
        }
        Reply set = (await SetAsync("""{ "recordDays": 1, "recordingDays": 2, "eventDays": 7 }""", ("If-Match", first.Tag))).Is(200);
        Assert.Equal(
            ("1", "2", "7"),
            (set.Value("inEffect", "recordDays"), set.Value("inEffect", "recordingDays"), set.Value("inEffect", "eventDays"))
        );
        (await SetAsync("{}", ("If-Match", first.Tag))).IsProblem(412, "stale");
        Assert.Equal("30", (await server.GetAsync(Path, server.OtherKey)).Value("inEffect", "recordDays"));
        Assert.Equal(TimeSpan.FromDays(7), server.Host.RetentionRules.Events(server.Host.Store.Tenants()).For("default").MaxAge);
        Assert.Contains("retention", (await server.GetAsync("/v1/audit?type=config.dialing_put")).Text, StringComparison.Ordinal);

        (await SetAsync("{}", ("If-Match", set.Tag))).Is(200);
        Assert.Equal("3", (await server.GetAsync(Path)).Value("inEffect", "recordDays"));
    }

    [Fact]
    public async Task What_a_tenant_keeps_less_of_goes_sooner_and_how_much_there_is_is_told()
    {
        await CallAsync();
        Reply kept = (await server.GetAsync("/v1/retention")).Is(200);
        Assert.Equal("1", kept.Value("stored", "records"));
        Assert.NotEmpty(kept.Value("stored", "oldestRecord"));
        Assert.NotEqual("0", kept.Value("stored", "eventBytes"));
        (await SetAsync("""{ "recordDays": 1 }""")).Is(200);
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000;
        Assert.False(await server.Host.RecordRetention.CutAsync(now + 2 * MicrosPerDay));
        await RecordsAsync(0);
    }

    [Fact]
    public async Task Records_of_before_are_deleted_and_the_log_says_so()
    {
        await CallAsync();
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000;
        Assert.False(await server.Host.RecordRetention.CutAsync(now + 2 * MicrosPerDay));
        await RecordsAsync(1);
        Assert.False(await server.Host.RecordRetention.CutAsync(now + 4 * MicrosPerDay));
        await RecordsAsync(0);

        Reply told = (await server.GetAsync("/v1/events?type=records.cut")).Is(200);
        Assert.Single(told.Json.GetProperty("events").EnumerateArray());
        Assert.DoesNotContain("records.cut", (await server.GetAsync("/v1/events", server.OtherKey)).Text, StringComparison.Ordinal);
    }

    private Task<Reply> SetAsync(string body, params (string, string)[] headers) =>
        server.SendAsync("PUT", "/v1/retention", body, null, headers);

    private async Task CallAsync()
    {
        (await server.PostAsync("/v1/users", """{ "login": "2001", "extensionSecret": "secret" }""")).Is(201);
        int id = int.Parse(
            (await server.PostAsync("/v1/users", """{ "login": "2002", "extensionSecret": "secret" }""")).Is(201).Value("id")
        );
        int queue = int.Parse((await server.PostAsync("/v1/queues", """{ "name": "sales" }""")).Is(201).Value("id"));
        (await server.SendAsync("PUT", $"/v1/queues/{queue}/tiers/{id}", "{}")).Is(200);
        using LivePhone phone = await LivePhone.RegisterAsync(server, "2002", "secret", PhoneTemper.NeverAnswers);
        (await server.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);
        Reply call = (await server.PostAsync("/v1/calls", $$"""{ "agentId": {{id}}, "number": "2001" }""")).Is(202);
        await phone.WaitAsync<PhoneRinging>();
        (await server.PostAsync($"/v1/calls/{call.Value("call")}/hang-up", null)).Is(204);
        await RecordsAsync(1);
    }

    private async Task RecordsAsync(int expected)
    {
        int found = -1;
        for (DateTime end = DateTime.UtcNow + Limit; found != expected && DateTime.UtcNow < end; )
        {
            found = (await server.GetAsync("/v1/records")).Is(200).Json.GetProperty("records").GetArrayLength();
        }
        Assert.Equal(expected, found);
    }
}
