namespace Tandem.Server.Tests.Behaviour;

using Tandem.Core.Contract.Rows;
using Tandem.Server.Tests.Native;
using Tandem.Server.Tests.Rig;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;

/// <summary>What Meiqia's and UCCC's dialects refuse whatever is asked of them: limits, rights, bodies and archives, each in its own shape.</summary>
public sealed class RefusalTests(LiveServer shared) : NativeTest(shared), IAsyncLifetime
{
    private const string MeiqiaPath = "/unified-api/call/openapi/ent/v1/";
    private const string Callee = "13800138000";

    private LiveServer own = null!;

    private string MeiqiaToken => own.Host.Tenants[0].Credentials["meiqia", "accessToken"];

    private string UcccToken => own.Host.Tenants[0].Credentials["uccc", "accessToken"];

    private string UcccPath => $"/api/v31/tserver/tenants/{own.Host.Tenants[0].Credentials["uccc", "tenantId"]}/";

    public async ValueTask InitializeAsync()
    {
        own = new LiveServer();
        await own.InitializeAsync();
    }

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task A_number_that_has_had_its_calls_and_an_extension_that_may_not_call_there()
    {
        (await own.SendAsync("PUT", "/v1/numbers/01088887777", "{}")).Is(200);
        (await own.PostAsync("/v1/number-limits", """{ "perHour": 1 }""")).Is(200);
        Reply made = await own.PostAsync("/v1/users", """{ "login": "9001", "extensionSecret": "secret" }""");
        string agent = made.Is(201).Value("id");
        using LivePhone phone = await LivePhone.RegisterAsync(own, "9001", "secret", Phones.PhoneTemper.Answers);
        using LivePhone callee = await LivePhone.CarrierAsync(own, Callee, Phones.PhoneTemper.Busy);
        (await UcccAsync(agent)).Is(200);
        await phone.WaitAsync<Phones.PhoneDown>();

        Refused(await UcccAsync(agent), 429, 42901);
        Refused(await MeiqiaAsync(agent), 429, "ResourceExhausted");

        string limit = (await own.GetAsync("/v1/number-limits")).Json.GetProperty("numberLimits")[0].GetProperty("id").ToString();
        (await own.SendAsync("DELETE", $"/v1/number-limits/{limit}", null)).Is(204);
        (await own.SendAsync("PATCH", "/v1/extensions/9001", """{ "rights": { "callAuthority": "inside" } }""")).Is(200);
        Refused(await MeiqiaAsync(agent), 403, "PermissionDenied");
        Refused(await UcccAsync(agent), 422, 30102, "calleeNumber");
    }

    [Fact]
    public async Task A_body_without_end_is_not_read()
    {
        string long_ = $$"""{ "callee": "{{new string('1', 4_300_000)}}" }""";
        Refused(await own.PostAsync(MeiqiaPath + "callout", long_, MeiqiaToken), 400, "InvalidArgument");
        Refused(await own.PostAsync(UcccPath + "calls", long_, UcccToken), 422, 30101);
    }

    [Fact]
    public async Task More_calls_than_a_list_has_and_an_archive_that_cannot_be_read()
    {
        string file = DataFolder.DatabaseIn(own.Folder);
        await own.StopAsync();
        using (IDatabaseConnection writer = new SqliteDatabase(file).OpenWriter())
        {
            writer.Begin();
            for (int i = 0; i <= 10_000; i++)
            {
                writer.Calls.Put(own.Host.Tenants[0].Row.Id, Call(i), 1);
            }
            writer.Commit();
        }
        await own.StartAsync();
        string period = "calls/queryByPeriod?startTime=2026-01-01T00:00:00.000Z&endTime=";
        Refused(await own.GetAsync($"{UcccPath}{period}2026-01-01T03:00:00.000Z", UcccToken), 422, 30202, "endTime");
        Reply whole = (await own.GetAsync($"{UcccPath}{period}2026-01-01T02:46:39.000Z", UcccToken)).Is(200);
        Assert.Equal(10_000, whole.Json.GetProperty("calls").GetArrayLength());

        File.Move(file, file + ".away");
        try
        {
            Refused(await own.PostAsync(MeiqiaPath + "records", "{}", MeiqiaToken), 503, "Unavailable");
            Refused(await own.GetAsync($"{UcccPath}{period}2026-01-01T01:00:00.000Z", UcccToken), 503, 50301);
        }
        finally
        {
            File.Move(file + ".away", file);
        }
        Assert.Equal("10001", (await own.PostAsync(MeiqiaPath + "records", "{}", MeiqiaToken)).Is(200).Value("total"));
    }

    [Fact]
    public async Task Who_asks_too_often()
    {
        await using LiveServer slow = new() { Change = options => options with { RequestsPerSecond = 1 } };
        await slow.InitializeAsync();
        string meiqia = slow.Host.Tenants[0].Credentials["meiqia", "accessToken"];
        string uccc = slow.Host.Tenants[0].Credentials["uccc", "accessToken"];
        string path = $"/api/v31/tserver/tenants/{slow.Host.Tenants[0].Credentials["uccc", "tenantId"]}/calls/x";
        Reply[] theirs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => slow.GetAsync(MeiqiaPath + "sips", meiqia)));
        Reply[] others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => slow.GetAsync(path, uccc)));
        Reply first = theirs.First(reply => reply.Status != 200);
        Refused(first, 429, "ResourceExhausted");
        Reply second = others.First(reply => reply.Status != 404);
        Refused(second, 429, 42901);
        Assert.Equal(("1", "1"), (first.Headers["Retry-After"], second.Headers["Retry-After"]));
    }

    private Task<Reply> MeiqiaAsync(string agent) =>
        own.PostAsync(MeiqiaPath + "callout", $$"""{ "agent_id": {{agent}}, "callee": "{{Callee}}" }""", MeiqiaToken);

    private Task<Reply> UcccAsync(string agent) =>
        own.PostAsync(UcccPath + "calls", $$"""{ "agentId": {{agent}}, "calleeNumber": "{{Callee}}" }""", UcccToken);

    private static void Refused(Reply reply, int status, string code)
    {
        reply.Is(status);
        Assert.Equal(code, reply.Value("error", "code"));
        Assert.NotEmpty(reply.Value("error", "message"));
    }

    private static void Refused(Reply reply, int status, int code, string field = "")
    {
        reply.Is(status);
        Assert.Equal(($"{status}", $"{code}"), (reply.Value("status"), reply.Value("error", "code")));
        Assert.Equal(field, reply.Json.GetProperty("error").TryGetProperty("field", out var named) ? named.GetString() : "");
    }

    private static CallRecord Call(int second)
    {
        long start = 1_767_225_600_000_000 + second * 1_000_000L;
        return new CallRecord(
            Guid.CreateVersion7(),
            CallDirection.Outbound,
            CallOutcome.CalleeMissed,
            "+8613800138000",
            "+861088887777",
            2,
            "9001",
            "9001",
            "",
            start,
            0,
            0,
            start + 1,
            0,
            0,
            "customer",
            "busy",
            Guid.Empty,
            "",
            "",
            "own",
            0
        );
    }
}
