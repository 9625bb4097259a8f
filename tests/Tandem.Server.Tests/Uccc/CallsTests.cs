namespace Tandem.Server.Tests.Uccc;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>Calls that are asked for, on phones that ring, and their records.</summary>
public sealed class CallsTests(LiveServer shared) : UcccTest(shared)
{
    private const int Packets = 25;

    [Fact]
    public async Task The_agents_phone_rings_first_then_the_callees_and_the_record_says_so()
    {
        string number = await NumberAsync();
        (int id, string extension) = await AgentAsync(", \"autoRecord\": true");
        (await Own.PostAsync("/v1/prices", """{ "prefix": "+86138", "stepPrice": 0.5, "stepSeconds": 60 }""")).Is(200);
        (await Own.PostAsync("/v1/prices", """{ "prefix": "", "stepPrice": 9 }""")).Is(200);
        using LivePhone phone = await LivePhone.RegisterAsync(Own, extension, "secret");
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        (await Own.PostAsync($"/v1/agents/{id}/sign-in", null)).Is(200);

        Reply made = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}}, "salesmanCode": "王五" }""")).Is(200);
        string call = made.Value("callId");
        Assert.Equal(36, call.Length);
        Assert.Equal(number, (await callee.WaitAsync<PhoneRinging>()).Caller);
        await callee.HearsAsync(Packets);
        JsonElement during = (await AskAsync("GET", "tserver", $"calls/{call}")).Is(200).Json;
        Assert.Equal(JsonValueKind.Null, during.GetProperty("endTime").ValueKind);
        phone.HangUp();
        await callee.WaitAsync<PhoneDown>();

        JsonElement record = await RecordAsync(call);
        Assert.Equal(
            (call, number, Callee, id, "王五", "0.50"),
            (
                Text(record, "id"),
                Text(record, "callerNumber"),
                Text(record, "calleeNumber"),
                record.GetProperty("agentId").GetInt32(),
                Text(record, "salesmanCode"),
                Text(record, "cost")
            )
        );
        Assert.Equal(11, record.EnumerateObject().Count());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Text(record, "answerTime"));
        Assert.True(string.CompareOrdinal(Text(record, "startTime"), Text(record, "answerTime")) <= 0);
        Assert.True(string.CompareOrdinal(Text(record, "answerTime"), Text(record, "endTime")) <= 0);
        Assert.Matches("^[0-9]+$", Text(record, "duration"));
        await PlaysAsync(Text(record, "recordUrl"));
        // A seller who was not there is there now.
        Assert.Contains("王五", (await Own.GetAsync("/v1/sales-codes")).Is(200).Text, StringComparison.Ordinal);
        // Another price later is another call's.
        (await Own.PostAsync("/v1/prices", """{ "prefix": "+86138", "stepPrice": 7 }""")).Is(200);
        Assert.Equal("0.50", Text(await RecordAsync(call), "cost"));
    }

    [Fact]
    public async Task Who_has_only_a_mobile_is_called_there_first()
    {
        await NumberAsync();
        using LivePhone both = await LivePhone.CarrierAsync(Own, Callee);
        string call = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "callerNumber": "13900139000" }""")).Is(200).Value("callId");
        await both.WaitAsync<PhoneRinging>();
        await both.WaitAsync<PhoneRinging>();
        await both.HearsAsync(Packets);
        both.HangUp();
        JsonElement record = await RecordAsync(call);
        Assert.Equal(("13900139000", Callee, "0.00"), (Text(record, "callerNumber"), Text(record, "calleeNumber"), Text(record, "cost")));
    }

    [Fact]
    public async Task Who_calls_is_found_by_id_by_extension_by_number_and_by_seller()
    {
        string number = await NumberAsync();
        (int id, string extension) = await AgentAsync($", \"callerNumber\": \"{number}\"");
        using LivePhone phone = await LivePhone.RegisterAsync(Own, extension, "secret", PhoneTemper.Declines);
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        (await Own.PostAsync("/v1/sales-codes", $$"""{ "code": "007", "agents": [{{id}}] }""")).Is(200);
        foreach (
            string who in new[]
            {
                $"\"agentId\": {id}",
                $"\"agentId\": {extension}",
                $"\"callerNumber\": \"{number}\"",
                "\"salesmanCode\": \"007\"",
            }
        )
        {
            string call = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", {{who}} }""")).Is(200).Value("callId");
            await phone.WaitAsync<PhoneDown>();
            JsonElement record = await RecordAsync(call);
            // Bound to a seller: the call is his, whether he is named or not.
            Assert.Equal((id, "007"), (record.GetProperty("agentId").GetInt32(), Text(record, "salesmanCode")));
            Assert.Equal(JsonValueKind.Null, record.GetProperty("answerTime").ValueKind);
        }
        (int twin, _) = await AgentAsync($", \"callerNumber\": \"{number}\"");
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "callerNumber": "{{number}}" }"""), 422, 30106, "agentId");
        Assert.NotEqual(id, twin);
    }

    [Fact]
    public async Task What_is_wrong_with_a_call_is_told_with_the_field()
    {
        (int id, _) = await AgentAsync();
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "callerNumber": "12" }"""), 422, 30105, "callerNumber");
        Assert.Equal(
            """{"status":422,"error":{"code":30105,"message":"“主叫号码”不是合法的手机号或固定电话。","field":"callerNumber"}}""",
            (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "callerNumber": "12" }""")).Text
        );
        Fails(await CallAsync($$"""{ "calleeNumber": "10086", "agentId": {{id}} }"""), 422, 30104, "calleeNumber");
        Fails(await CallAsync($$"""{ "calleeNumber": 13800138000, "agentId": {{id}} }"""), 422, 30104, "calleeNumber");
        Fails(await CallAsync($$"""{ "agentId": {{id}} }"""), 422, 30104, "calleeNumber");
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": "{{id}}" }"""), 422, 30106, "agentId");
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": 987654 }"""), 422, 30106, "agentId");
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}" }"""), 422, 30107, "callerNumber");
        Fails(await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}}, "salesmanCode": 7 }"""), 422, 30103, "salesmanCode");
        Fails(await CallAsync("""{ "calleeNumber" = 1 }"""), 422, 30101);
        Fails(await AskAsync("GET", "tserver", "calls/nothing"), 404, 30108, "callId");
        Fails(await AskAsync("GET", "tserver", $"calls/{Guid.NewGuid()}"), 404, 30108, "callId");
        Fails(await AskAsync("GET", "tserver", "nothing"), 404, 40401);
    }

    [Fact]
    public async Task A_phone_that_is_not_there_gets_a_call_that_fails()
    {
        await NumberAsync();
        (int id, _) = await AgentAsync();
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        string call = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}} }""")).Is(200).Value("callId");
        JsonElement record = await RecordAsync(call);
        Assert.Equal(("0", ""), (Text(record, "duration"), Text(record, "recordUrl")));
        Assert.Equal(0, callee.Rings);
    }

    [Fact]
    public async Task Calls_of_a_period_are_listed_and_wrong_periods_refused()
    {
        await NumberAsync();
        (int id, string extension) = await AgentAsync();
        using LivePhone phone = await LivePhone.RegisterAsync(Own, extension, "secret", PhoneTemper.Declines);
        using LivePhone callee = await LivePhone.CarrierAsync(Own, Callee);
        string call = (await CallAsync($$"""{ "calleeNumber": "{{Callee}}", "agentId": {{id}} }""")).Is(200).Value("callId");
        JsonElement record = await RecordAsync(call);
        string early = Moment(-1);
        string late = Moment(1);
        // As the document writes it: the token in the query.
        string path = $"/api/v31/tserver/tenants/{Tenant}/calls/queryByPeriod?startTime={early}&endTime={late}&access_token={Token}";
        Reply listed = (await Own.GetAsync(path, "")).Is(200);
        Assert.Equal(record.GetRawText(), Assert.Single(listed.Json.GetProperty("calls").EnumerateArray()).GetRawText());
        Assert.Empty((await PeriodAsync(early, early)).Is(200).Json.GetProperty("calls").EnumerateArray());
        Fails(await PeriodAsync(late, early), 422, 30201, "endTime");
        Fails(await PeriodAsync("yesterday", late), 422, 30201, "startTime");
        Fails(await PeriodAsync(early, ""), 422, 30201, "endTime");
    }

    [Fact]
    public async Task Only_the_tenants_own_token_lets_in()
    {
        string path = $"/api/v31/tserver/tenants/{Tenant}/calls/{Guid.NewGuid()}";
        Fails(await Own.GetAsync(path, ""), 401, 40101, "access_token");
        Fails(await Own.GetAsync(path, "wrong"), 401, 40102, "access_token");
        Fails(await Own.GetAsync(path, Own.OperatorKey), 401, 40102, "access_token");
        Fails(await Own.GetAsync(path, Own.Host.Tenants[1].Credentials["uccc", "accessToken"]), 401, 40103, "tenantId");
        Fails(await Own.GetAsync($"/api/v31/tserver/tenants/nobody/calls/{Guid.NewGuid()}", Token), 401, 40103, "tenantId");
        Fails(await Own.GetAsync(path, Token), 404, 30108, "callId");
    }

    [Fact]
    public async Task Numbers_go_into_a_campaign_all_or_none_and_each_once()
    {
        Reply filled = await FillAsync("1", """{ "numbers": ["13800138000", "+86 138 0013 8000", "02112345678"] }""");
        Assert.Equal((200, ""), (filled.Status, filled.Text));
        (await FillAsync("1", """{ "numbers": ["13800138000", "13800138001"] }""")).Is(200);
        Reply campaign = (await Own.GetAsync("/v1/campaigns/1")).Is(200);
        Assert.Equal(("stopped", "3"), (campaign.Value("state"), campaign.Value("numbers")));
        Fails(await FillAsync("1", """{ "numbers": ["13800138002", "12"] }"""), 422, 30302, "numbers[1]");
        Fails(await FillAsync("1", """{ "numbers": "13800138002" }"""), 422, 30302, "numbers");
        Fails(await FillAsync("1", """{ "numbers": [13800138002] }"""), 422, 30302, "numbers");
        Fails(await FillAsync("1", "{}"), 422, 30302, "numbers");
        Fails(await FillAsync("2", """{ "numbers": [] }"""), 404, 30301, "campaignId");
        Fails(await FillAsync("x", """{ "numbers": [] }"""), 404, 30301, "campaignId");
        Fails(await FillAsync("01", """{ "numbers": [] }"""), 404, 30301, "campaignId");
        string other = (await Own.PostAsync("/v1/campaigns", """{ "name": "春季" }""")).Is(201).Value("id");
        (await FillAsync(other, """{ "numbers": ["13800138000"] }""")).Is(200);
        await Own.StopAsync();
        await Own.StartAsync();
        Reply numbers = (await Own.GetAsync("/v1/campaigns/1/numbers")).Is(200);
        Assert.Equal(
            ["+8613800138000", "+8613800138001", "+862112345678"],
            numbers.Json.GetProperty("numbers").EnumerateArray().Select(each => each.GetProperty("number").GetString())
        );
        Assert.Equal("1", (await Own.GetAsync($"/v1/campaigns/{other}")).Is(200).Value("numbers"));
        (await Own.SendAsync("DELETE", "/v1/campaigns/1", null)).IsProblem(409, "conflict");
    }

    // Without a key, whole or in parts, for as long as it says.
    private async Task PlaysAsync(string link)
    {
        Assert.StartsWith(Own.Http.BaseAddress!.ToString(), link, StringComparison.Ordinal);
        string path = new Uri(link).PathAndQuery;
        Reply whole = (await Own.GetAsync(path, "")).Is(200);
        Assert.Equal(("audio/wav", "RIFF"), (whole.Type, System.Text.Encoding.ASCII.GetString(whole.Bytes, 0, 4)));
        Assert.Equal(whole.Bytes[100..108], (await Own.GetAsync(path, "", ("Range", "bytes=100-107"))).Is(206).Bytes);
        (await Own.GetAsync(path + "x", "")).Is(404);
        (await Own.GetAsync(path.Replace("expires=", "expires=9", StringComparison.Ordinal), "")).Is(404);
        (await Own.GetAsync(path.Replace("/recordings/1/", "/recordings/2/", StringComparison.Ordinal), "")).Is(404);
        (await Own.GetAsync(path.Split('?')[0], "")).Is(404);
    }

    private Task<Reply> FillAsync(string campaign, string body) => AskAsync("POST", "outbound", $"campaigns/{campaign}/numbers", body);

    private Task<Reply> PeriodAsync(string from, string to) =>
        AskAsync("GET", "tserver", $"calls/queryByPeriod?startTime={from}&endTime={to}");

    private Task<JsonElement> RecordAsync(string call) =>
        Asking.UntilAsync<JsonElement>(async () =>
        {
            JsonElement record = (await AskAsync("GET", "tserver", $"calls/{call}")).Is(200).Json;
            return record.GetProperty("endTime").ValueKind == JsonValueKind.String ? record : null;
        });

    private static string Moment(int hours) => DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
