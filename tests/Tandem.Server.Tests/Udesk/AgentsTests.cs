namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

public sealed class AgentsTests(LiveServer server) : UdeskTest(server)
{
    [Fact]
    public async Task An_agent_is_made_as_the_document_shows_and_seen_by_all()
    {
        string id = FreshAgent();
        Reply made = IsOk(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "199", "Name": "Li" }"""));
        Assert.Equal(
            $$$"""{"ErrCode":"000000","ErrDesc":"OK","Result":{"AgentId":"{{{id}}}","Extension":"","Password":"","Number":"","ExtenInfos":null}}""",
            made.Text
        );
        Fails(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "199" }"""), 422, "100006");
        JsonElement native = (await Server.GetAsync("/v1/users?limit=1000")).Json.GetProperty("users");
        Assert.Contains(native.EnumerateArray(), user => user.GetProperty("login").GetString() == id);

        JsonElement alone = IsOk(await SendAsync("GET", $"agents/{id}")).Json.GetProperty("Result");
        Assert.Equal($"{id}@{AppId}", alone.GetProperty("AgentId").GetString());
        Assert.Equal(
            ("offline", 4, 0),
            (alone.GetProperty("StateDes").GetString(), alone.GetProperty("State").GetInt32(), alone.GetProperty("ReasonCode").GetInt32())
        );
        IsOk(await SendAsync("GET", $"agents/{id}@{AppId}"));
    }

    [Theory]
    [InlineData("""{ "WorkId": "1" }""", 400, "100001")]
    [InlineData("""{ "AgentId": "990001" }""", 400, "100001")]
    [InlineData("""{ "AgentId": "99x", "WorkId": "1" }""", 400, "000001")]
    [InlineData("""{ "AgentId": "990002", "WorkId": "a b" }""", 400, "000001")]
    [InlineData("""{ "AgentId": "990003", "WorkId": "1", "Role": "boss" }""", 400, "000001")]
    [InlineData("""{ "AgentId": "990004", "WorkId": "1", "WrapUpTime": -1 }""", 400, "000001")]
    [InlineData("""{ "AgentId": "990005", "WorkId": "1", "Enable": "perhaps" }""", 400, "000001")]
    public async Task What_makes_no_agent_is_told(string body, int status, string code) =>
        Fails(await SendAsync("POST", "agents", body), status, code);

    [Fact]
    public async Task With_extensions_both_kinds_are_made_and_bound()
    {
        string id = FreshAgent();
        Reply made = IsOk(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "1", "IsCreateExtension": "true" }"""));
        JsonElement result = made.Json.GetProperty("Result");
        string extension = result.GetProperty("Extension").GetString()!;
        Assert.Matches("^[1-9][0-9]{3}$", extension);
        Assert.Matches($"^9[0-9]{{9}}{extension}$", result.GetProperty("Number").GetString());
        Assert.Equal(16, result.GetProperty("Password").GetString()!.Length);
        Assert.Equal([0, 1], result.GetProperty("ExtenInfos").EnumerateArray().Select(each => each.GetProperty("SignalType").GetInt32()));
        JsonElement alone = IsOk(await SendAsync("GET", $"agents/{id}")).Json.GetProperty("Result");
        Assert.Equal(
            ["voip", "webrtc"],
            alone.GetProperty("ExtenInfos").EnumerateArray().Select(each => each.GetProperty("SignalType").GetString())
        );
    }

    [Fact]
    public async Task Many_made_at_once_have_numbers_of_their_own()
    {
        string[] ids = [.. Enumerable.Range(0, 8).Select(_ => FreshAgent())];
        Reply[] made = await Task.WhenAll(
            ids.Select(id => SendAsync("POST", "agents", $$"""{ "AgentId": "{{id}}", "WorkId": "{{id}}", "IsCreateExtension": "true" }"""))
        );
        string[] numbers =
        [
            .. made.SelectMany(each =>
                IsOk(each)
                    .Json.GetProperty("Result")
                    .GetProperty("ExtenInfos")
                    .EnumerateArray()
                    .Select(info => info.GetProperty("Extension").GetString()!)
            ),
        ];
        Assert.Equal(16, numbers.Distinct().Count());
        Reply[] queues = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("POST", "queues", "{}")));
        Assert.Equal(8, queues.Select(each => IsOk(each).Value("Result", "QueueId")).Distinct().Count());
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged()
    {
        string mark = $"mark{FreshAgent()}";
        string[] ids =
        [
            await AgentAsync($", \"Name\": \"{mark} a\""),
            await AgentAsync($", \"Name\": \"{mark} b\", \"Role\": \"leader\""),
            await AgentAsync($", \"Name\": \"{mark} c\", \"Enable\": false"),
        ];
        Assert.Equal(ids, await FoundAsync($"&FuzzyQuery={mark}"));
        Assert.Equal([ids[1]], await FoundAsync($"&FuzzyQuery={mark}&Role=leader"));
        Assert.Equal([ids[2]], await FoundAsync($"&FuzzyQuery={mark}&Enable=false"));
        Assert.Equal(ids, await FoundAsync($"&FuzzyQuery={mark}&State=4"));
        Assert.Empty(await FoundAsync($"&FuzzyQuery={mark}&State=0"));
        Assert.Equal([ids[2]], await FoundAsync($"&FuzzyQuery={mark}&CurrPage=2&PageSize=2"));
        JsonElement page = IsOk(await SendAsync("GET", "agents", null, $"&FuzzyQuery={mark}&PageSize=2")).Json.GetProperty("Result");
        Assert.Equal((1, 2, 3, 2), (Number(page, "CurrPage"), Number(page, "PageSize"), Number(page, "Total"), Number(page, "TotalPage")));
        Fails(await SendAsync("GET", "agents", null, "&State=9"), 400, "000001");
        Fails(await SendAsync("GET", "agents", null, "&CurrPage=0"), 400, "000001");
    }

    [Fact]
    public async Task An_agent_is_changed_but_its_id_stays()
    {
        string id = await AgentAsync();
        IsOk(await SendAsync("PUT", $"agents/{id}", """{ "Name": "Wang", "WrapUpTime": 7, "OutWrapUpTime": "9", "Role": "leader" }"""));
        JsonElement row = (await RowAsync(id))!.Value;
        Assert.Equal(
            ("Wang", 7, 9, "leader"),
            (
                row.GetProperty("Name").GetString(),
                Number(row, "WrapUpTime"),
                Number(row, "OutWrapUpTime"),
                row.GetProperty("Role").GetString()
            )
        );
        Fails(await SendAsync("PUT", $"agents/{id}", """{ "AgentId": "1" }"""), 400, "000001");
        Fails(await SendAsync("PUT", "agents/123456789", "{}"), 404, "100018");
    }

    [Fact]
    public async Task Only_who_is_offline_can_be_disabled_and_who_is_disabled_cannot_sign_in()
    {
        string id = await AgentAsync(", \"IsCreateExtension\": 1");
        Reply signedIn = IsOk(await SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{id}}" }""", "&MsgId=111"));
        Assert.Equal("""{"ErrCode":"000000","ErrDesc":"OK","msg_id":"111","results":"","data":null}""", signedIn.Text);
        Reply refused = await SendAsync("PUT", $"agents/{id}", """{ "Enable": false }""");
        Fails(refused, 422, "100021");
        IsOk(await SendAsync("POST", "agent/logout", $$"""{ "agent_id": "{{id}}" }"""));
        IsOk(await SendAsync("PUT", $"agents/{id}", """{ "Enable": false }"""));
        (await SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{id}}" }""")).Is(422);
    }

    [Fact]
    public async Task Who_has_no_extension_cannot_sign_in_and_signing_in_says_the_state()
    {
        string id = await AgentAsync();
        Reply refused = (await SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{id}}" }""")).Is(422);
        Assert.Equal("100021", refused.Value("ErrCode"));
        string extension = FreshExtension();
        IsOk(await SendAsync("POST", "extensions", $$"""{ "Extension": "{{extension}}" }"""));
        IsOk(await SendAsync("POST", "agents/extensions", $$"""{ "AgentId": "{{id}}", "Extensions": ["{{extension}}"] }"""));
        IsOk(await SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{id}}", "state": 1, "queue_ids": ["9001"] }"""));
        Assert.Equal(1, Number(IsOk(await SendAsync("GET", $"agents/{id}")).Json.GetProperty("Result"), "State"));
        // Signed in here, it is signed in for all.
        JsonElement native = (await Server.GetAsync("/v1/agents?limit=1000")).Is(200).Json.GetProperty("agents");
        Assert.Contains(native.EnumerateArray(), agent => agent.GetProperty("extension").GetString() == extension);
        Reply unknown = (await SendAsync("POST", "agent/login", """{ "agent_id": "123456789" }""")).Is(404);
        Assert.Equal("100018", unknown.Value("ErrCode"));
    }

    private async Task<string[]> FoundAsync(string query) =>
        [
            .. IsOk(await SendAsync("GET", "agents", null, query))
                .Json.GetProperty("Result")
                .GetProperty("AgentList")
                .EnumerateArray()
                .Select(row => row.GetProperty("AgentId").GetString()!),
        ];

    private async Task<JsonElement?> RowAsync(string id) =>
        IsOk(await SendAsync("GET", "agents", null, $"&FuzzyQuery={id}"))
            .Json.GetProperty("Result")
            .GetProperty("AgentList")
            .EnumerateArray()
            .FirstOrDefault(row => row.GetProperty("AgentId").GetString() == id);

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
