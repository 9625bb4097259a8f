namespace Tandem.Server.Tests.Udesk;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>The document's own answers: the same fields in the same order, of the same types.</summary>
public sealed class GoldenTests(LiveServer server) : UdeskTest(server)
{
    private const string Agent = """
        { "AppId": "xxx", "AgentId": "355@7859ff65-0e6a", "WorkId": "111", "Name": "alice", "NickName": "alice", "Mobile": "1327766543",
          "Email": "aaaa@test.cn", "Role": "agent", "Queues": [ "2@7859ff65-0e6a" ], "QueuesNames": [ "A" ], "Extensions": [ "1145", "1146" ],
          "DefSpNumber": "0107766", "State": 4, "StateDes": "offline", "ReasonCode": 0, "ReasonCodeDes": "", "ExtState": 0, "Enable": true,
          "ExtenInfos": [ { "Number": "", "Extension": "1145", "Password": "xxx", "SignalType": "voip" } ] }
        """;

    private string agent = "";
    private string queue = "";

    public static TheoryData<string, string, string> Examples =>
        new()
        {
            { "GET", "spnumbers", """{ "SpNumbers": [ "057126200671" ], "DefSpNumber": "057126200670" }""" },
            {
                "GET",
                "agents",
                """
                    { "CurrPage": 1, "PageSize": 32, "Total": 32, "TotalPage": 1, "AgentList": [ { "AppId": "4b8dc715", "AgentId": "189", "WorkId": "",
                      "Name": "Admin 1", "Mobile": "17600364320", "Email": "crmdiaoxiao1@test.cn", "Role": "agent", "Queues": [ "9003@4b8dc715" ],
                      "QueuesNames": [ "A" ], "Extensions": [ "1001", "1008" ], "DefSpNumber": "02863138587", "State": 1, "ExtState": 0, "WrapUpTime": 0,
                      "OutWrapUpTime": 0, "Enable": true,
                      "ExtenInfos": [ { "Number": "94286518751002", "Extension": "1002", "Password": "eewz", "SignalType": 1 } ] } ] }
                    """
            },
            {
                "GET",
                "queues",
                """{ "Queues": [ { "QueueId": "9001", "Name": "Admin test ", "Strategy": 0, "Timeout": 0, "WaitMusic": "waitmusic.wav" } ] }"""
            },
            { "GET", "agents/{agent}", Agent },
            { "GET", "queues/agents_list/{queue}", $"[ {Agent} ]" },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task What_is_read_looks_as_the_document_shows_it(string method, string path, string result)
    {
        await SetUpAsync();
        string filled = path.Replace("{agent}", agent, StringComparison.Ordinal).Replace("{queue}", queue, StringComparison.Ordinal);
        Reply reply = IsOk(await SendAsync(method, filled, null, path == "agents" ? $"&FuzzyQuery={agent}" : ""));
        Assert.Equal(["ErrCode", "ErrDesc", "Result"], reply.Json.EnumerateObject().Select(field => field.Name));
        AssertLike(JsonElement.Parse(result), reply.Json.GetProperty("Result"), path);
    }

    [Fact]
    public async Task What_is_written_answers_as_the_document_shows_it()
    {
        await SetUpAsync();
        string extension = FreshExtension();
        (string Method, string Path, string Body, string Result)[] examples =
        [
            (
                "POST",
                "extensions",
                $$"""{ "Extension": "{{extension}}", "Password": "802411d4", "SignalType": 0 }""",
                """{ "Extension": "1002", "Password": "336cd1655a1d0502", "Number": "93000077121002", "SignalType": 0 }"""
            ),
            ("DELETE", "extensions", $$"""{ "Extension": "{{extension}}" }""", "null"),
            ("PUT", $"agents/{agent}", $$"""{ "AgentId": "{{agent}}", "Enable": true }""", "null"),
            ("POST", "agents/queues", $$"""{ "AgentId": "{{agent}}", "Queues": [ "{{queue}}" ], "IsFull": 1 }""", "null"),
            ("POST", "queues/agents", $$"""{ "QueueId": "{{queue}}", "AgentIds": [ "{{agent}}" ] }""", "null"),
            ("PUT", "queues", $$"""{ "QueueId": "{{queue}}" }""", "null"),
            ("DELETE", "agents/queues", $$"""{ "AgentId": "{{agent}}", "Queues": [ "{{queue}}" ] }""", "null"),
            ("DELETE", "queues", $$"""{ "QueueId": "{{queue}}" }""", "null"),
            ("POST", "queues", """{ "QueueName": "", "WaitMusic": "" }""", """{ "QueueId": "181154" }"""),
        ];
        foreach ((string method, string path, string body, string result) in examples)
        {
            AssertLike(JsonElement.Parse(result), IsOk(await SendAsync(method, path, body)).Json.GetProperty("Result"), path);
        }
    }

    private async Task SetUpAsync()
    {
        queue = IsOk(await SendAsync("POST", "queues", "{}")).Value("Result", "QueueId");
        agent = await AgentAsync(", \"IsCreateExtension\": 1");
        IsOk(await SendAsync("POST", "agents/queues", $$"""{ "AgentId": "{{agent}}", "Queues": ["{{queue}}"] }"""));
    }

    private static void AssertLike(JsonElement example, JsonElement told, string where)
    {
        bool isTruth = example.ValueKind is JsonValueKind.True or JsonValueKind.False;
        Assert.True(
            example.ValueKind == told.ValueKind || isTruth && told.ValueKind is JsonValueKind.True or JsonValueKind.False,
            $"{where}: {told} instead of {example}"
        );
        if (example.ValueKind == JsonValueKind.Array && told.GetArrayLength() > 0)
        {
            AssertLike(example[0], told[0], $"{where}/0");
        }
        else if (example.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(example.EnumerateObject().Select(field => field.Name), told.EnumerateObject().Select(field => field.Name));
            foreach (JsonProperty field in example.EnumerateObject())
            {
                AssertLike(field.Value, told.GetProperty(field.Name), $"{where}/{field.Name}");
            }
        }
    }
}
