namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>Numbers have limits, and their calls out are counted by what came of them; records of whole calls are found by all that is kept of them.</summary>
public sealed class NumberHealthTests(LiveServer shared) : NativeTest(shared), IAsyncLifetime
{
    private const string Customer = "13800138000";

    private LiveServer own = null!;

    public async ValueTask InitializeAsync()
    {
        own = new LiveServer();
        await own.InitializeAsync();
    }

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task A_number_that_has_had_its_calls_is_not_shown_and_its_health_says_what_they_came_to()
    {
        (await own.SendAsync("PUT", "/v1/numbers/01088887777", "{}")).Is(200);
        Reply limit = (await own.PostAsync("/v1/number-limits", """{ "number": "010-8888-7777", "perHour": 2 }""")).Is(200);
        Assert.Equal(("+861088887777", "2", "0"), (limit.Value("number"), limit.Value("perHour"), limit.Value("perDay")));
        (await own.PostAsync("/v1/number-limits", """{ "number": "02011112222" }""")).IsProblem(404, "not-found");
        (await own.PostAsync("/v1/number-limits", """{ "refusals": 3 }""")).IsProblem(400, "invalid-request");
        Reply made = await own.PostAsync("/v1/users", """{ "login": "agent", "extensionSecret": "secret" }""");
        string extension = made.Is(201).Value("extension");
        using LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret");
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer);

        phone.Call(Customer);
        Assert.Equal("01088887777", (await customer.WaitAsync<PhoneRinging>()).Caller);
        await customer.HearsAsync(10);
        customer.HangUp();
        await phone.WaitAsync<PhoneDown>();
        customer.Becomes(PhoneTemper.Declines);
        phone.Call(Customer);
        await phone.WaitAsync<PhoneDown>();
        phone.Call(Customer);
        Assert.Equal(503, (await phone.WaitAsync<PhoneDown>()).Code);

        JsonElement[] records = await RecordsAsync(2);
        Assert.Equal(["callee_missed", "answered"], records.Select(each => Text(each, "state")));
        Assert.All(records, each => Assert.Equal(("own", "+861088887777"), (Text(each, "numberReason"), Text(each, "own"))));
        JsonElement health = (await own.GetAsync("/v1/number-health")).Is(200).Json.GetProperty("numbers")[0];
        Assert.Equal(
            (0, 2, 1, 1, 1),
            (Count(health, "callsNow"), Count(health, "calls"), Count(health, "answered"), Count(health, "refused"), Count(health, "short"))
        );
        Assert.Equal(0.5, health.GetProperty("answeredShare").GetDouble());
        (await own.GetAsync("/v1/number-health?from=2026-01-02&to=2026-01-01")).IsProblem(400, "invalid-request");
    }

    // A record is there some moments after the phones are down.
    private Task<JsonElement[]> RecordsAsync(int many) =>
        Asking.UntilAsync<JsonElement[]>(async () =>
        {
            Reply found = (await own.GetAsync($"/v1/call-records?direction=outbound&customer={Customer}&own=010-88887777")).Is(200);
            JsonElement[] records =
            [
                .. found.Json.GetProperty("callRecords").EnumerateArray().Where(each => Text(each, "numberReason").Length > 0),
            ];
            return records.Length >= many ? records : null;
        });

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static int Count(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
