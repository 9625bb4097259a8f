namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Wrong types, huge texts and ids that are nobody's, at every interface: a clear code, and nothing done.</summary>
public sealed class BadInputTests(LiveServer server) : UdeskTest(server)
{
    private static readonly (string Method, string Path, string Body)[] Writes =
    [
        ("PUT", "spnumbers/default", """{ "DefSpNumber": "057126200670" }"""),
        ("POST", "agents", """{ "AgentId": "9415", "WorkId": "199" }"""),
        ("PUT", "agents/77777777", """{ "AgentId": "77777777", "Enable": false }"""),
        ("POST", "agents/extensions", """{ "AgentId": "77777777", "Extensions": ["1135"] }"""),
        ("DELETE", "agents/extensions", """{ "AgentId": "77777777", "Extensions": ["1135"] }"""),
        ("POST", "extensions", """{ "Extension": "8888" }"""),
        ("DELETE", "extensions", """{ "Extension": "7777" }"""),
        ("POST", "queues", """{ "QueueName": "nobody's" }"""),
        ("PUT", "queues", """{ "QueueId": "77777777" }"""),
        ("DELETE", "queues", """{ "QueueId": "77777777" }"""),
        ("POST", "queues/agents", """{ "QueueId": "77777777", "AgentIds": ["1"] }"""),
        ("POST", "agents/queues", """{ "AgentId": "77777777", "Queues": ["551"] }"""),
        ("DELETE", "agents/queues", """{ "AgentId": "77777777", "Queues": ["551"] }"""),
        (
            "POST",
            "subscriptions",
            """{ "subscriptions": { "callback": "http://127.0.0.1:9/", "events": ["hangup_cause"], "name": "a" } }"""
        ),
        (
            "PUT",
            "subscriptions/77777777",
            """{ "callback": "http://127.0.0.1:9/", "events": ["hangup_cause"], "name": "a", "enable": true }"""
        ),
        ("POST", "agent/login", """{ "agent_id": "77777777" }"""),
        ("POST", "agent/logout", """{ "agent_id": "77777777" }"""),
        ("POST", "callback2ivr", """{ "caller": "18789998765", "called": "02863208944", "called_display": "02863208944" }"""),
    ];

    private static readonly string[] Odd =
    [
        "[1, 2]",
        "{ \"a\": 1 }",
        "\"" + new string('x', 1_000) + "\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "[\"\\ud800\"]",
    ];

    public static TheoryData<int> Interfaces => [.. Enumerable.Range(0, Writes.Length)];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public async Task Every_field_may_be_anything_and_nothing_breaks(int index)
    {
        (string method, string path, string body) = Writes[index];
        int agents = Count(await SendAsync("GET", "agents", null, "&PageSize=1"));
        foreach (JsonProperty field in JsonElement.Parse(body).EnumerateObject())
        {
            foreach (string odd in Odd.Where(odd => odd != field.Value.GetRawText() && !IsFree(path, field.Name, odd)))
            {
                string changed = body.Replace(field.Value.GetRawText(), odd, StringComparison.Ordinal);
                Reply reply = await SendAsync(method, path, changed);
                Assert.True(
                    reply.Status is 400 or 404,
                    $"{method} {path} {field.Name}={odd[..Math.Min(odd.Length, 20)]}: {reply.Status} {reply.Text}"
                );
                Assert.NotEqual("000060", Code(reply));
            }
        }
        Assert.Equal(agents, Count(await SendAsync("GET", "agents", null, "&PageSize=1")));
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public async Task A_body_of_a_megabyte_and_what_is_no_object_are_refused(int index)
    {
        (string method, string path, string body) = Writes[index];
        string huge = body.Insert(1, $"\"Name\": \"{new string('x', 1_100_000)}\",");
        Assert.Equal("100004", Code((await SendAsync(method, path, huge)).Is(400)));
        foreach (string odd in new[] { "[7]", "7", "\"text\"", "{", "{} {}" })
        {
            Assert.Equal("100019", Code((await SendAsync(method, path, odd)).Is(400)));
        }
    }

    [Theory]
    [InlineData("GET", "agents/77777777")]
    [InlineData("GET", "queues/agents_list/77777777")]
    [InlineData("GET", "agents/%F0%9F%92%A9")]
    [InlineData("DELETE", "subscriptions/77777777")]
    [InlineData("DELETE", "subscriptions/-1")]
    public async Task Ids_that_are_nobodys_are_not_found(string method, string path) => Fails(await SendAsync(method, path), 404, "100018");

    [Fact]
    public async Task What_is_anothers_is_nobodys()
    {
        string id = await AgentAsync();
        var credentials = Server.Host.Tenants[1].Credentials;
        UdeskClient other = new(Server, name => credentials["udesk", name]);
        Fails(await other.SendAsync("GET", $"agents/{id}"), 404, "100018");
        Fails(await other.SendAsync("PUT", $"agents/{id}", """{ "Name": "mine" }"""), 404, "100018");
    }

    // Any short text is a name.
    private static bool IsFree(string path, string field, string odd) => odd.Length < 64 && (path, field) is ("queues", "QueueName");

    private static string Code(Reply reply) =>
        reply.Json.TryGetProperty("ErrCode", out JsonElement code) ? code.GetString()! : reply.Value("code");

    private static int Count(Reply reply) => IsOk(reply).Json.GetProperty("Result").GetProperty("Total").GetInt32();
}
