namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Server.Tests.Rig;
using Tandem.TestKit.Http;

public sealed class SubscriptionsTests(LiveServer server) : UdeskTest(server), IAsyncDisposable
{
    private readonly ScriptedReceiver receiver = new();

    [Fact]
    public async Task What_an_agent_does_is_posted_in_the_documents_words()
    {
        int id = await SubscribeAsync("acd_agent_state");
        string agent = await AgentAsync(", \"IsCreateExtension\": 1");
        IsOk(await SendAsync("POST", "agent/login", $$"""{ "agent_id": "{{agent}}", "state": 1 }"""));
        // Ready without a phone: no call can reach him, and events and answers say so alike.
        await receiver.WaitAsync(all => all.Any(each => each.Body.Contains("\"State\":1", StringComparison.Ordinal)));
        JsonElement asked = IsOk(await SendAsync("GET", $"agents/{agent}")).Json.GetProperty("Result");
        Assert.Equal(("busy", 1), (Text(asked, "StateDes"), asked.GetProperty("State").GetInt32()));
        IsOk(await SendAsync("POST", "agent/logout", $$"""{ "agent_id": "{{agent}}" }"""));
        await receiver.WaitAsync(all => all.Any(each => each.Body.Contains("\"State\":4", StringComparison.Ordinal)));
        JsonElement[] told = [.. receiver.Received.Select(each => JsonElement.Parse(each.Body))];
        Assert.All(
            told,
            each =>
                Assert.Equal(("acd_agent_state", "agent_state", AppId), (Text(each, "event"), Text(each, "category"), Text(each, "AppId")))
        );
        Assert.All(told, each => Assert.Equal(agent, Text(each.GetProperty("data"), "AgentId")));
        Assert.Contains(told, each => Text(each.GetProperty("data"), "StateDes") == "busy");
        Assert.Equal("offline", Text(told[^1].GetProperty("data"), "StateDes"));
        IsOk(await SendAsync("DELETE", $"subscriptions/{id}"));
    }

    [Fact]
    public async Task Several_are_made_at_once_and_those_that_name_no_event_are_not()
    {
        Reply made = IsOk(
            await SendAsync(
                "POST",
                "subscriptions",
                $$"""{ "subscriptions": [ { "callback": "{{receiver.Url}}", "events": ["general_hangup"], "name": "good" }, { "callback": "{{receiver.Url}}", "events": ["begin","end"], "name": "bad" } ] }"""
            )
        );
        JsonElement result = made.Json.GetProperty("Result");
        int id = Assert.Single(result.GetProperty("sub_succ").EnumerateArray()).GetProperty("subid").GetInt32();
        Assert.Equal(["bad"], result.GetProperty("sub_fail").EnumerateArray().Select(each => each.GetString()));

        Reply changed = IsOk(
            await SendAsync(
                "PUT",
                $"subscriptions/{id}",
                $$"""{ "callback": "{{receiver.Url}}", "name": "other", "events": ["acd_agent_state"], "enable": false }"""
            )
        );
        Assert.Equal($$$"""{"ErrCode":"000000","ErrDesc":"OK","Result":{"other":{{{id}}}}}""", changed.Text);
        Reply one = IsOk(await SendAsync("GET", "subscriptions"));
        Assert.Equal(
            $$$"""{"ErrCode":"000000","ErrDesc":"OK","Result":{"callback":"{{{receiver.Url}}}","enable":"false","events":["acd_agent_state"],"name":"other"}}""",
            one.Text
        );
        Reply gone = IsOk(await SendAsync("DELETE", $"subscriptions/{id}"));
        Assert.Equal("""{"ErrCode":"000000","ErrDesc":"OK","Result":[]}""", gone.Text);
        Fails(await SendAsync("DELETE", $"subscriptions/{id}"), 404, "100018");
    }

    [Fact]
    public async Task Who_makes_changes_and_ends_one_is_told_without_the_address()
    {
        string url = $"http://127.0.0.1:{receiver.Port}/hook?token=s3cret";
        string body = $$"""{ "callback": "{{url}}", "name": "crm", "events": ["general_hangup"] }""";
        string cursor = Server.Host.Store.Events.Newest(Server.Host.Tenants[0].Row.Id).ToString();
        JsonElement made = IsOk(await SendAsync("POST", "subscriptions", $$"""{ "subscriptions": {{body}} }""")).Json;
        int id = made.GetProperty("Result").GetProperty("sub_succ")[0].GetProperty("subid").GetInt32();
        IsOk(await SendAsync("PUT", $"subscriptions/{id}", body.Replace("crm", "crm 2", StringComparison.Ordinal)));
        (await Server.PostAsync($"/v1/subscriptions/{id}/secret", null)).Is(200);
        (await Server.SendAsync("DELETE", $"/v1/subscriptions/{id}", null)).Is(204);

        // What was told is durable a little later.
        await Server.SettleAsync();
        Reply audit = (await Server.GetAsync($"/v1/audit?cursor={cursor}&type=audit.*")).Is(200);
        JsonElement[] own =
        [
            .. audit
                .Json.GetProperty("entries")
                .EnumerateArray()
                .Where(entry => entry.GetRawText().Contains($"\"subscriptionId\":{id},", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            ["audit.subscription_made", "audit.subscription_changed", "audit.subscription_changed", "audit.subscription_deleted"],
            own.Select(entry => Text(entry, "type"))
        );
        Assert.Contains("[\"name\"]", own[1].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("[\"secret\"]", own[2].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", audit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "100001")]
    [InlineData("""{ "subscriptions": [] }""", "100001")]
    [InlineData("""{ "subscriptions": { "name": "a", "events": ["general_hangup"] } }""", "100001")]
    [InlineData("""{ "subscriptions": { "name": "a", "callback": "http://10.0.0.1/", "events": ["general_hangup"] } }""", "000001")]
    [InlineData("""{ "subscriptions": { "name": "a", "callback": "http://127.0.0.1:1/", "events": [] } }""", "100001")]
    [InlineData("""{ "subscriptions": { "name": "a", "callback": "http://127.0.0.1:1/", "events": [1] } }""", "000001")]
    public async Task What_makes_no_subscription_is_told(string body, string code) =>
        Fails(await SendAsync("POST", "subscriptions", body), 400, code);

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private async Task<int> SubscribeAsync(string name)
    {
        Reply made = IsOk(
            await SendAsync(
                "POST",
                "subscriptions",
                $$"""{ "subscriptions": { "callback": "{{receiver.Url}}", "events": ["{{name}}"], "name": "test" } }"""
            )
        );
        return made.Json.GetProperty("Result").GetProperty("sub_succ")[0].GetProperty("subid").GetInt32();
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
