namespace Tandem.Server.Tests.Meiqia;

using System.Net;
using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;

/// <summary>Calls that an integration asks for, on phones that ring, and what is kept and told of them.</summary>
public sealed class CalloutTests(LiveServer server) : MeiqiaTest(server), IAsyncLifetime
{
    private const string Customer = "13800138000";
    private const int Packets = 25;

    private LiveServer own = null!;

    public async ValueTask InitializeAsync()
    {
        own = new LiveServer();
        await own.InitializeAsync();
    }

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task The_agents_phone_rings_first_and_then_the_customers_who_sees_the_number_that_was_asked_for()
    {
        (int id, string extension) = await AgentAsync(own);
        string number = await NumberAsync(own, more: "\"name\": \"热线\"");
        await NumberAsync(own);
        using LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret");
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer);
        // A hundred characters, the last of them two code units of UTF-16.
        string data = new string('数', 99) + "𠮷";

        Reply made = await CallAsync(id, Customer, $", \"trunk_number\": \"{number}\", \"user_data\": \"{data}\"");
        string uuid = made.Is(200).Value("uuid");
        Assert.True(Guid.TryParse(uuid, out _));
        await phone.WaitAsync<PhoneRinging>();
        PhoneRinging rung = await customer.WaitAsync<PhoneRinging>();
        await customer.HearsAsync(Packets);
        customer.HangUp();
        await phone.WaitAsync<PhoneDown>();

        JsonElement row = await RecordAsync(uuid);
        Assert.Equal(number, rung.Caller);
        Assert.Equal(
            ("接听", "外呼", "顾客", Customer, number, "热线", data, extension, "SIP话机", id),
            (
                Text(row, "states"),
                Text(row, "call_type"),
                Text(row, "hangup_disposition"),
                Text(row, "customer_phone"),
                Text(row, "trunk_number"),
                Text(row, "trunk_number_name"),
                Text(row, "user_data"),
                Text(row, "agent_phone"),
                Text(row, "answer_way"),
                row.GetProperty("agent_id").GetInt32()
            )
        );
        Assert.Equal(20, row.EnumerateObject().Count());
        Assert.EndsWith("Z", Text(row, "start_time"), StringComparison.Ordinal);
        Assert.True(string.CompareOrdinal(Text(row, "start_time"), Text(row, "end_time")) <= 0);
        Assert.Contains("北京", Text(row, "customer_attribution"), StringComparison.Ordinal);
        // The same call in the others' lists.
        Reply native = (await own.GetAsync($"/v1/records?call={uuid}")).Is(200);
        Assert.Contains(uuid, native.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_answer_is_told_in_the_documents_words()
    {
        (int id, string extension) = await AgentAsync(own);
        await NumberAsync(own);
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer, PhoneTemper.Declines);
        using (LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret"))
        {
            string missed = (await CallAsync(id, Customer)).Is(200).Value("uuid");
            await phone.WaitAsync<PhoneDown>();
            Assert.Equal(
                ("被叫未接", "顾客"),
                (Text(await RecordAsync(missed), "states"), Text(await RecordAsync(missed), "hangup_disposition"))
            );
        }
        (int lazy, string silent) = await AgentAsync(own);
        using LivePhone never = await LivePhone.RegisterAsync(own, silent, "secret", PhoneTemper.Declines);
        string unheard = (await CallAsync(lazy, Customer)).Is(200).Value("uuid");
        await never.WaitAsync<PhoneDown>();
        Assert.Equal(
            ("主叫未接", "客服"),
            (Text(await RecordAsync(unheard), "states"), Text(await RecordAsync(unheard), "hangup_disposition"))
        );

        JsonElement found = (await RecordsAsync("""{ "states": ["主叫未接"] }""")).GetProperty("data");
        Assert.Equal([unheard], found.EnumerateArray().Select(each => Text(each, "call_uuid")));
        Assert.Equal(2, (await RecordsAsync("""{ "states": ["挂断"], "page_size": 1 }""")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Agents_without_a_phone_or_in_a_call_are_refused_as_the_document_has_it()
    {
        (int id, string extension) = await AgentAsync(own);
        await NumberAsync(own);
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer);
        Reply refused = await CallAsync(id, Customer);
        Fails(refused, 401, "Unauthenticated");
        Assert.Equal("""{"error":{"code":"Unauthenticated","message":"坐席未注册"}}""", refused.Text);
        using LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret");
        (await CallAsync(id, Customer)).Is(200);
        await customer.WaitAsync<PhoneUp>();
        Fails(await CallAsync(id, Customer), 400, "FailedPrecondition");
        Fails(await CallAsync(987654, Customer), 404, "NotFound");
        Fails(await CallAsync(id, "no number"), 400, "InvalidArgument");
        Fails(await CallAsync(id, Customer, ", \"trunk_number\": \"01000000000\""), 400, "InvalidArgument");
        Fails(await CallAsync(id, Customer, $", \"user_data\": \"{new string('x', 101)}\""), 400, "InvalidArgument");
        Fails(await CallAsync(id, Customer, ", \"user_data\": 1"), 400, "InvalidArgument");
        Fails(await AskAsync(own, "POST", "callout", $$"""{ "agent_id": "{{id}}", "callee": "{{Customer}}" }"""), 400, "InvalidArgument");
        Fails(await AskAsync(own, "POST", "callout", $$"""{ "agent_id": {{id}}, "callee": 13800138000 }"""), 400, "InvalidArgument");
        Fails(await AskAsync(own, "POST", "callout", $$"""{ "agent_id": {{id}} }"""), 400, "InvalidArgument");
        Fails(await AskAsync(own, "POST", "callout", $$"""{ "callee": "{{Customer}}" }"""), 400, "InvalidArgument");
    }

    [Fact]
    public async Task A_number_of_the_callees_city_is_shown_and_the_log_says_why()
    {
        (int id, string extension) = await AgentAsync(own);
        string[] numbers = [await NumberAsync(own, "021"), await NumberAsync(own), await NumberAsync(own, "0755", "")];
        string body = $$"""{ "name": "各地", "numbers": ["{{string.Join("\", \"", numbers)}}"] }""";
        string group = (await own.PostAsync("/v1/number-groups", body)).Is(201).Value("id");
        string assign = $$"""{ "agent_ids": [{{id}}], "group_ids": [{{group}}], "numbers": [] }""";
        (await AskAsync(own, "POST", "agent/outnumber_group", assign)).Is(200);
        using LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret");
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer);
        string uuid = (await CallAsync(id, Customer)).Is(200).Value("uuid");
        Assert.Equal(numbers[1], (await customer.WaitAsync<PhoneRinging>()).Caller);
        JsonElement chosen = Assert.Single(await own.EventsAsync($"call={uuid}&type=call.number_chosen"));
        Assert.Contains("same_city", chosen.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_found_by_every_filter()
    {
        (int id, string extension) = await AgentAsync(own);
        string number = await NumberAsync(own);
        using LivePhone phone = await LivePhone.RegisterAsync(own, extension, "secret");
        using LivePhone customer = await LivePhone.CarrierAsync(own, Customer);
        string uuid = (await CallAsync(id, Customer)).Is(200).Value("uuid");
        await customer.WaitAsync<PhoneUp>();
        phone.HangUp();
        await customer.WaitAsync<PhoneDown>();
        JsonElement row = await RecordAsync(uuid);
        Assert.Equal("客服", Text(row, "hangup_disposition"));
        string later = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        string earlier = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
        foreach (
            (string filter, bool finds) in new[]
            {
                ("{}", true),
                ($$"""{ "agent_id": {{id}} }""", true),
                ("""{ "agent_id": 987654 }""", false),
                ($$"""{ "agent_ids": [{{id}}, 5] }""", true),
                ($$"""{ "agent_ids": [5], "agent_id": {{id}} }""", false),
                ("""{ "call_types": ["外呼"] }""", true),
                ("""{ "call_types": ["来电"] }""", false),
                ($$"""{ "customer_phone": "{{Customer}}" }""", true),
                ("""{ "customer_phone": "13800138001" }""", false),
                ($$"""{ "start_time": "{{earlier}}", "end_time": "{{later}}" }""", true),
                ($$"""{ "start_time": "{{later}}" }""", false),
                ($$"""{ "end_time": "{{earlier}}" }""", false),
                ("""{ "states": ["接通"] }""", true),
                ("""{ "states": ["队列放弃", "ivr", "振铃未接"] }""", false),
                ($$"""{ "trunk_number": "{{number}}" }""", true),
                ("""{ "trunk_number": "01099999999" }""", false),
                ("""{ "page_index": 2 }""", false),
                ("""{ "page_size": 1000 }""", true),
            }
        )
        {
            JsonElement found = (await RecordsAsync(filter)).GetProperty("data");
            Assert.True(found.GetArrayLength() == (finds ? 1 : 0), $"{filter}: {found}");
        }
        foreach (
            string wrong in new[]
            {
                """{ "agent_id": "1" }""",
                """{ "agent_ids": 1 }""",
                """{ "call_types": "外呼" }""",
                """{ "call_types": ["nothing"] }""",
                """{ "states": ["nothing"] }""",
                """{ "start_time": "yesterday" }""",
                """{ "start_time": "2026-01-01 00:00:00" }""",
                """{ "start_time": "2026-01-02T00:00:00Z", "end_time": "2026-01-01T00:00:00Z" }""",
                """{ "page_size": 1001 }""",
                """{ "page_size": 0 }""",
                """{ "page_index": 0 }""",
                """{ "call_uuid": "x" }""",
                """{ "customer_phone": 13800138000 }""",
            }
        )
        {
            Fails(await AskAsync(own, "POST", "records", wrong), 400, "InvalidArgument");
        }
    }

    private Task<Reply> CallAsync(int agent, string callee, string more = "") =>
        AskAsync(own, "POST", "callout", $$"""{ "agent_id": {{agent}}, "callee": "{{callee}}"{{more}} }""");

    private async Task<JsonElement> RecordsAsync(string filter) => (await AskAsync(own, "POST", "records", filter)).Is(200).Json;

    // It is there when the log has told of the call's end.
    private Task<JsonElement> RecordAsync(string uuid) =>
        Asking.UntilAsync<JsonElement>(async () =>
        {
            JsonElement found = await RecordsAsync($$"""{ "call_uuid": "{{uuid}}" }""");
            return found.GetProperty("total").GetInt32() > 0 ? found.GetProperty("data")[0] : null;
        });

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
