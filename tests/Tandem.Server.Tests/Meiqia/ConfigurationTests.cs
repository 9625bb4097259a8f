namespace Tandem.Server.Tests.Meiqia;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Tokens, numbers, groups and phones, as the document has them.</summary>
public sealed class ConfigurationTests(LiveServer server) : MeiqiaTest(server)
{
    [Fact]
    public async Task Only_the_tenants_own_token_lets_in()
    {
        Fails(await AskAsync("GET", "sips", token: ""), 401, "Unauthenticated");
        Fails(await AskAsync("GET", "sips", token: "nonsense"), 401, "Unauthenticated");
        Fails(await AskAsync("GET", "sips", token: Server.OperatorKey), 401, "Unauthenticated");
        (await AskAsync("GET", "sips")).Is(200);
        string theirs = Server.Host.Tenants[1].Credentials["meiqia", "accessToken"];
        (int id, _) = await AgentAsync(Server);
        Fails(await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": {{id}}, "sip": "1" }""", theirs), 404, "NotFound");
    }

    [Fact]
    public async Task Another_token_in_its_place_ends_the_old_one()
    {
        await using LiveServer own = new();
        await own.InitializeAsync();
        Reply keys = (await own.GetAsync("/v1/keys")).Is(200);
        JsonElement key = keys.Json.GetProperty("keys").EnumerateArray().Single(each => each.GetProperty("face").GetString() == "meiqia");
        string old = TokenOf(own);
        (await AskAsync(own, "GET", "sips", token: old)).Is(200);
        Reply made = (await own.PostAsync($"/v1/keys/{key.GetProperty("id").GetString()}/rotate", "{}")).Is(201);
        Fails(await AskAsync(own, "GET", "sips", token: old), 401, "Unauthenticated");
        (await AskAsync(own, "GET", "sips", token: made.Value("secret"))).Is(200);
    }

    [Fact]
    public async Task Numbers_and_groups_are_listed_and_given_to_agents()
    {
        string one = await NumberAsync(Server, more: "\"name\": \"总机\"");
        string two = await NumberAsync(Server, "021");
        Reply group = (
            await Server.PostAsync(
                "/v1/number-groups",
                $$"""{ "name": "g{{Fresh()}}", "numbers": ["{{one}}", "{{two}}"], "rule": "random" }"""
            )
        ).Is(201);
        int id = int.Parse(group.Value("id"));
        JsonElement list = (await AskAsync("GET", "rule_outnumber_group")).Is(200).Json;
        JsonElement row = list.GetProperty("groups").EnumerateArray().Single(each => each.GetProperty("id").GetInt32() == id);
        Assert.Equal(
            $$"""{"id":{{id}},"name":"{{group.Value("name")}}","numbers":["{{one}}","{{two}}"],"rule_type":2}""",
            row.GetRawText()
        );
        Assert.Contains(
            $$"""{"name":"总机","number":"{{one}}"}""",
            list.GetProperty("numbers").EnumerateArray().Select(each => each.GetRawText())
        );

        (int agent, _) = await AgentAsync(Server);
        string body = $$"""{ "agent_ids": [{{agent}}], "group_ids": [{{id}}], "numbers": ["{{two}}"] }""";
        Assert.Equal("{}", (await AskAsync("POST", "agent/outnumber_group", body)).Is(200).Text);
        Fails(await AskAsync("POST", "agent/outnumber_group", body.Replace($"[{agent}]", $"[{agent}, 987654]")), 404, "NotFound");
        Fails(await AskAsync("POST", "agent/outnumber_group", body.Replace($"[{id}]", "[987654]")), 404, "NotFound");
        Fails(await AskAsync("POST", "agent/outnumber_group", body.Replace(two, "01012345678")), 404, "NotFound");
        (await Server.SendAsync("DELETE", $"/v1/number-groups/{id}", null)).Is(204);
        Fails(await AskAsync("POST", "agent/outnumber_group", body), 404, "NotFound");
    }

    [Theory]
    [InlineData("""{ "agent_ids": 1, "group_ids": [], "numbers": [] }""")]
    [InlineData("""{ "agent_ids": ["1"], "group_ids": [], "numbers": [] }""")]
    [InlineData("""{ "agent_ids": [1], "group_ids": [], "numbers": [1] }""")]
    [InlineData("""{ "agent_ids": [1], "group_ids": [], "numbers": "1" }""")]
    [InlineData("""{ "agent_ids": [1], "numbers": [] }""")]
    [InlineData("""{ "agent_ids": [1], "group_ids": [], "numbers": [""] }""")]
    [InlineData("""[]""")]
    [InlineData("""{ "agent_ids" = 1 }""")]
    public async Task Values_have_the_types_of_the_document(string body) =>
        Fails(await AskAsync("POST", "agent/outnumber_group", body), 400, "InvalidArgument");

    [Fact]
    public async Task A_sip_is_bound_to_an_agent_whosever_it_was()
    {
        (int one, string first) = await AgentAsync(Server);
        (int two, string second) = await AgentAsync(Server);
        Reply bound = (await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": {{one}}, "sip": "{{second}}" }""")).Is(200);
        Assert.Equal("{}", bound.Text);
        JsonElement row = Assert.Single((await AskAsync("GET", $"sips?agent_id={one}")).Is(200).Json.EnumerateArray());
        Assert.Equal(
            (one, first, "y", "secret", second),
            (
                row.GetProperty("agent_id").GetInt32(),
                row.GetProperty("agent_name").GetString(),
                row.GetProperty("occupied").GetString(),
                row.GetProperty("password").GetString(),
                row.GetProperty("sip").GetString()
            )
        );
        Assert.True(DateTimeOffset.TryParse(row.GetProperty("expiration_at").GetString(), out _));
        Assert.Empty((await AskAsync("GET", $"sips?agent_id={two}")).Is(200).Json.EnumerateArray());
        Assert.Contains(first, Sips(await AskAsync("GET", "sips?occupied=n")));
        Assert.DoesNotContain(second, Sips(await AskAsync("GET", "sips?occupied=n")));
        Assert.DoesNotContain(first, Sips(await AskAsync("GET", "sips?occupied=y")));
        Fails(await AskAsync("GET", "sips?occupied=x"), 400, "InvalidArgument");
        Fails(await AskAsync("GET", "sips?agent_id=x"), 400, "InvalidArgument");
        Fails(await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": {{one}}, "sip": "nothing" }"""), 404, "NotFound");
        Fails(await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": 987654, "sip": "{{first}}" }"""), 404, "NotFound");
        Fails(await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": {{one}}, "sip": 1 }"""), 400, "InvalidArgument");
        Fails(await AskAsync("POST", "sip_bind_agent", $$"""{ "agent_id": "{{one}}", "sip": "1" }"""), 400, "InvalidArgument");
    }

    [Fact]
    public async Task What_is_no_interface_says_so() => Fails(await AskAsync("GET", "callout"), 404, "NotFound");

    private static IEnumerable<string?> Sips(Reply reply) =>
        reply.Is(200).Json.EnumerateArray().Select(each => each.GetProperty("sip").GetString());
}
