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
    public async Task Records_of_before_are_deleted_and_the_log_says_so()
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

        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000;
        Assert.False(await server.Host.LogRetention.CutAsync(now + 2 * MicrosPerDay));
        await RecordsAsync(1);
        Assert.False(await server.Host.LogRetention.CutAsync(now + 4 * MicrosPerDay));
        await RecordsAsync(0);

        Reply told = (await server.GetAsync("/v1/events?type=records.cut")).Is(200);
        Assert.Single(told.Json.GetProperty("events").EnumerateArray());
        Assert.DoesNotContain("records.cut", (await server.GetAsync("/v1/events", server.OtherKey)).Text, StringComparison.Ordinal);
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
