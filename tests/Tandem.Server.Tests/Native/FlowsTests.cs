namespace Tandem.Server.Tests.Native;

using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>Flows over HTTP: drafts, versions, what is wrong with them and what becomes of calls in them.</summary>
public sealed class FlowsTests(LiveServer server) : NativeTest(server)
{
    private const string Bye = """{ "id": "bye", "type": "hang-up" }""";

    [Fact]
    public async Task A_draft_is_made_changed_published_and_removed()
    {
        string name = $"flow{Fresh()}";
        Reply made = (await Server.PostAsync("/v1/flows", Document(name, "草稿"))).Is(201);
        string path = made.Headers["Location"];
        Assert.Equal((name, "0", "True"), (made.Value("name"), made.Value("version"), made.Value("changed")));

        Reply draft = (await Server.GetAsync($"{path}/draft")).Is(200);
        Assert.Equal(JsonElement.Parse(Document(name, "草稿")).GetProperty("description").GetString(), draft.Value("description"));
        Assert.Equal(made.Tag, draft.Tag);
        (await Server.PostAsync("/v1/flows", Document(name))).IsProblem(409, "duplicate");

        Reply saved = await Server.SendAsync("PUT", $"{path}/draft", Document(name, "two"), null, ("If-Match", draft.Tag));
        (await Server.SendAsync("PUT", $"{path}/draft", Document(name), null, ("If-Match", draft.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("PUT", $"{path}/draft", Document("another"))).IsProblem(400, "invalid-request");

        (await Server.PostAsync($"{path}/publish", null, null, ("If-Match", draft.Tag))).IsProblem(412, "stale");
        Reply published = (await Server.PostAsync($"{path}/publish", null, null, ("If-Match", saved.Tag))).Is(200);
        Assert.Equal(("1", "False"), (published.Value("version"), published.Value("changed")));
        (await Server.SendAsync("PUT", $"{path}/draft", Document(name, "three"))).Is(200);
        (await Server.PostAsync($"{path}/publish", null)).Is(200);

        Reply versions = (await Server.GetAsync($"{path}/versions")).Is(200);
        Assert.Equal([2, 1], versions.Json.GetProperty("versions").EnumerateArray().Select(each => each.GetProperty("version").GetInt32()));
        Assert.Equal("two", (await Server.GetAsync($"{path}/versions/1")).Is(200).Value("description"));
        Assert.Equal("three", (await Server.GetAsync($"{path}/versions/2")).Is(200).Value("description"));
        (await Server.GetAsync($"{path}/versions/3")).IsProblem(404, "not-found");

        (await Server.SendAsync("DELETE", path, null, null, ("If-Match", published.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
        (await Server.GetAsync($"{path}/versions")).IsProblem(404, "not-found");
        IReadOnlyList<JsonElement> events = await Server.EventsAsync("type=config.flow_put,config.flow_removed");
        Assert.Contains(events, happened => happened.GetRawText().Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_differs_by_what_was_changed()
    {
        string path = await MakeAsync(Document($"flow{Fresh()}"), publish: true);
        string exported = (await Server.GetAsync($"{path}/versions/1")).Is(200).Text;
        string copy = exported.Replace("flow", "copy", StringComparison.Ordinal);
        string other = (await Server.PostAsync("/v1/flows", copy)).Is(201).Headers["Location"];
        Assert.Equal(copy, (await Server.GetAsync($"{other}/draft")).Text);

        string changed = exported
            .Replace("\"next\":\"hello\"", "\"next\":\"menu\"", StringComparison.Ordinal)
            .Replace("""{"id":"hello","type":"play","prompts":[{"text":"您好"}],"exits":{"next":"bye"}}""", Menu, StringComparison.Ordinal);
        (await Server.SendAsync("PUT", $"{path}/draft", changed)).Is(200);
        JsonElement diff = (await Server.GetAsync($"{path}/diff")).Is(200).Json;
        Assert.Equal(("1", "draft"), (diff.GetProperty("from").GetString(), diff.GetProperty("to").GetString()));
        Assert.Equal("menu", Assert.Single(diff.GetProperty("added").EnumerateArray()).GetString());
        Assert.Equal("hello", Assert.Single(diff.GetProperty("removed").EnumerateArray()).GetString());
        JsonElement node = Assert.Single(diff.GetProperty("changed").EnumerateArray());
        JsonElement field = Assert.Single(node.GetProperty("fields").EnumerateArray());
        Assert.Equal(
            ("start", "/exits/next", "hello", "menu"),
            (
                node.GetProperty("node").GetString(),
                field.GetProperty("place").GetString(),
                field.GetProperty("before").GetString(),
                field.GetProperty("after").GetString()
            )
        );
        (await Server.GetAsync($"{path}/diff?from=draft&to=9")).IsProblem(404, "not-found");
        (await Server.GetAsync($"{path}/diff?from=none")).IsProblem(400, "invalid-request");
    }

    [Fact]
    public async Task What_a_draft_names_must_be_there_before_it_is_published()
    {
        (_, string queue) = await QueueAsync();
        string name = $"flow{Fresh()}";
        string nodes = """
            { "id": "start", "type": "start", "exits": { "next": "wait" } },
            { "id": "wait", "type": "queue", "queue": "no such queue", "exits": { "next": "say" } },
            { "id": "say", "type": "play", "prompts": ["no such sound"], "exits": { "next": "words" } },
            { "id": "words", "type": "speech", "exits": { "next": "on" } },
            { "id": "on", "type": "transfer", "to": "flow", "target": "no such flow", "exits": { "next": "bye" } }
            """;
        string path = await MakeAsync(Written(name, $"{nodes}, {Bye}"));
        JsonElement judged = (await Server.PostAsync($"{path}/validate", null)).Is(200).Json;
        Assert.False(judged.GetProperty("valid").GetBoolean());
        (string?, int)[] expected =
        [
            ("/nodes/1/queue", 200009),
            ("/nodes/2/prompts/0", 200007),
            ("/nodes/3/type", 200008),
            ("/nodes/4/target", 200002),
        ];
        Assert.Equal(expected, judged.GetProperty("faults").EnumerateArray().Select(PlaceOf).Order());
        Reply refused = (await Server.PostAsync($"{path}/publish", null)).IsProblem(422, "flow-faults");
        Assert.Equal(expected, refused.Json.GetProperty("faults").EnumerateArray().Select(PlaceOf).Order());
        Assert.All(
            refused.Json.GetProperty("faults").EnumerateArray(),
            fault => Assert.NotEmpty(fault.GetProperty("chinese").GetString()!)
        );
        Assert.Equal("0", (await Server.GetAsync(path)).Value("version"));

        string right = nodes
            .Replace("no such queue", queue, StringComparison.Ordinal)
            .Replace("no such sound", "say:zh/next", StringComparison.Ordinal)
            .Replace("no such flow", name, StringComparison.Ordinal)
            .Replace("\"speech\"", "\"voicemail\"", StringComparison.Ordinal);
        (await Server.SendAsync("PUT", $"{path}/draft", Written(name, $"{right}, {Bye}"))).Is(200);
        Assert.Equal("True", (await Server.PostAsync($"{path}/validate", null)).Is(200).Value("valid"));
        (await Server.PostAsync($"{path}/publish", null)).Is(200);
    }

    [Fact]
    public async Task A_trial_says_each_step_and_what_the_caller_hears()
    {
        string path = await MakeAsync(
            Written(
                $"flow{Fresh()}",
                """
                { "id": "start", "type": "start", "exits": { "next": "menu" } },
                { "id": "menu", "type": "collect", "prompts": [{ "text": "销售请按1" }], "exits": { "1": "ask", "timeout": "bye", "invalid": "bye" } },
                { "id": "ask", "type": "webhook", "url": "https://crm.example/{{caller}}", "map": { "level": "$.level" },
                  "exits": { "success": "say", "failed": "bye" } },
                { "id": "say", "type": "play", "prompts": [{ "text": "{{level}}" }], "exits": { "next": "bye" } },
                """ + Bye
            )
        );
        const string How = """
            { "keys": "-,1", "caller": "10086", "at": "2026-11-26T10:00:00+08:00",
              "answers": { "ask": { "status": 200, "body": "{\"level\": \"gold\"}" } } }
            """;
        JsonElement[] steps = [.. (await Server.PostAsync($"{path}/try", How)).Is(200).Json.GetProperty("steps").EnumerateArray()];
        Assert.Equal(["\"销售请按1\"", "\"销售请按1\"", "\"gold\""], Texts(steps, "hear"));
        Assert.Equal(["GET https://crm.example/10086"], Texts(steps, "ask"));
        Assert.Equal("end", steps[^1].GetProperty("what").GetString());
        Assert.True(steps[^1].GetProperty("millis").GetInt64() > 5_000);
        (await Server.PostAsync($"{path}/try", """{ "keys": "x" }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync($"{path}/try", """{ "version": 7 }""")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_number_leads_to_a_flow_that_cannot_go_then()
    {
        string path = await MakeAsync(Document($"flow{Fresh()}"));
        string name = (await Server.GetAsync(path)).Value("name");
        string number = $"0109{Fresh()}{Fresh()[1..]}";
        (await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "flow": "{{name}}" }""")).IsProblem(404, "not-found");
        (await Server.PostAsync($"{path}/publish", null)).Is(200);
        Reply set = (await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "flow": "{{name}}" }""")).Is(200);
        Assert.Equal((name, ""), (set.Value("flow"), set.Value("queue")));
        Assert.Equal(number, Assert.Single((await Server.GetAsync(path)).Json.GetProperty("numbers").EnumerateArray()).GetString());
        (await Server.SendAsync("DELETE", path, null)).IsProblem(409, "conflict");
        (await Server.SendAsync("PUT", $"/v1/numbers/{number}", $$"""{ "flow": "{{name}}", "queue": "x" }""")).Is(400);
        (await Server.SendAsync("DELETE", $"/v1/numbers/{number}", null)).Is(204);
        (await Server.SendAsync("DELETE", path, null)).Is(204);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{ }")]
    [InlineData("""{ "name": "" }""")]
    [InlineData("""{ "name": 7 }""")]
    [InlineData("""{ "name": "a", "name": "b" }""")]
    [InlineData("{ \"name\": ")]
    public async Task What_is_no_document_is_refused_and_nothing_of_it_is_kept(string body)
    {
        string before = (await Server.GetAsync("/v1/flows?limit=1000")).Text;
        (await Server.PostAsync("/v1/flows", body)).IsProblem(400, "invalid-request");
        Assert.Equal(before, (await Server.GetAsync("/v1/flows?limit=1000")).Text);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_at_the_door()
    {
        (await Server.PostAsync("/v1/flows", $$"""{ "name": "{{new string('x', 1_000_000)}}" }""")).IsProblem(400, "invalid-request");
        (await Server.PostAsync("/v1/flows", $$"""{ "name": "{{new string('x', 2_100_000)}}" }""")).IsProblem(413, "too-large");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_draft_is_told_its_faults_soon_and_is_not_published(string nodes)
    {
        string path = await MakeAsync(Written($"flow{Fresh()}", nodes));
        JsonElement judged = (await Server.PostAsync($"{path}/validate", null)).Is(200).Json;
        Assert.False(judged.GetProperty("valid").GetBoolean());
        Assert.InRange(judged.GetProperty("faults").GetArrayLength(), 1, 100);
        Assert.True(judged.ToString().Length < 300_000);
        (await Server.PostAsync($"{path}/publish", null)).IsProblem(422, "flow-faults");
        (await Server.PostAsync($"{path}/try", null)).IsProblem(422, "flow-faults");
        (await Server.SendAsync("DELETE", path, null)).Is(204);
    }

    public static TheoryData<string> Hostile()
    {
        string Play(string id, string to) =>
            $"{{\"id\":\"{id}\",\"type\":\"play\",\"prompts\":[\"say:zh/1\"],\"exits\":{{\"next\":\"{to}\"}}}},";
        string Node(string fields) => $"{Start}{{\"id\":\"a\",{fields},\"exits\":{{\"next\":\"bye\"}}}},{Bye}";
        string many = string.Concat(Enumerable.Range(0, 10_000).Select(i => Play($"n{i}", $"n{i + 1}")));
        string values = string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"v {i}\":\"1\""));
        string long1 = new('x', 1_000_000);
        return
        [
            many + Bye,
            Start + Play("a", "b") + Play("b", "a") + Bye,
            Node($"\"type\":\"set\",\"values\":{{\"x\":\"{string.Concat(Enumerable.Repeat("(1+", 80))}1{new string(')', 80)}\"}}"),
            Node("\"type\":\"set\",\"values\":{\"x\":\"9**9**9**9\"}"),
            Node($"\"type\":\"set\",\"values\":{{{values}}}"),
            Node("\"type\":\"collect\",\"pattern\":\"(?=a)b\\\\1\",\"prompts\":[{\"text\":\"{{{{x}}}}\"}]"),
            Node($"\"type\":\"play\",\"prompts\":[{{\"text\":\"{long1}\"}}]"),
            Node($"\"type\":\"play\",\"prompts\":\"say:zh/1\",\"{long1}\":1"),
            Node("\"type\":\"webhook\",\"url\":\"http://{{host}}/\",\"headers\":{\"x\\r\\ny\":\"z\"}"),
            Node("\"type\":\"webhook\",\"url\":\"http://crm.example/\",\"headers\":{\"Host\":\"other.example\"}"),
        ];
    }

    [Fact]
    public async Task Flows_of_another_tenant_are_not_there()
    {
        string path = await MakeAsync(Document($"flow{Fresh()}"), publish: true);
        string name = (await Server.GetAsync(path)).Value("name");
        foreach (
            (string method, string end) in new[]
            {
                ("GET", ""),
                ("GET", "/draft"),
                ("PUT", "/draft"),
                ("DELETE", ""),
                ("POST", "/validate"),
                ("POST", "/publish"),
                ("GET", "/versions"),
                ("GET", "/versions/1"),
                ("GET", "/diff"),
                ("POST", "/try"),
                ("GET", "/speech"),
            }
        )
        {
            string? body = method == "PUT" ? Document(name) : null;
            (await Server.SendAsync(method, path + end, body, Server.OtherKey)).IsProblem(404, "not-found");
        }
        Assert.DoesNotContain($"\"{name}\"", (await Server.GetAsync("/v1/flows", Server.OtherKey)).Is(200).Text, StringComparison.Ordinal);
        (await Server.SendAsync("PUT", "/v1/numbers/01088880001", $$"""{ "flow": "{{name}}" }""", Server.OtherKey)).IsProblem(
            404,
            "not-found"
        );
        Assert.NotEqual(
            (await Server.GetAsync("/v1/flows/secret")).Is(200).Value("secret"),
            (await Server.GetAsync("/v1/flows/secret", Server.OtherKey)).Is(200).Value("secret")
        );
    }

    [Fact]
    public async Task Documents_are_for_those_who_configure()
    {
        string path = await MakeAsync(Document($"flow{Fresh()}"), publish: true);
        string supervisor = await KeyAsync("supervisor");
        (await Server.GetAsync(path, supervisor)).Is(200);
        foreach (string end in new[] { "/draft", "/versions/1", "/diff" })
        {
            (await Server.GetAsync(path + end, supervisor)).IsProblem(403, "forbidden");
        }
        (await Server.GetAsync("/v1/flows/secret", supervisor)).IsProblem(403, "forbidden");
        (await Server.PostAsync("/v1/flows", Document("x"), supervisor)).IsProblem(403, "forbidden");
        (await Server.PostAsync($"{path}/publish", null, supervisor)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task What_is_published_is_spoken_before_anybody_calls()
    {
        string path = await MakeAsync(Document($"flow{Fresh()}"), publish: true);
        Reply speech = await Asking.UntilAsync(async () =>
            (await Server.GetAsync($"{path}/speech")).Is(200) is var now && now.Value("done") != "0" ? now : null
        );
        Assert.Equal(
            ("True", "1", "1", "[]"),
            (speech.Value("canSpeak"), speech.Value("version"), speech.Value("texts"), speech.Value("faults"))
        );
        Assert.Single(Directory.GetFiles(Path.Combine(Server.Folder, "speech"), "*.wav"));
    }

    [Fact]
    public async Task A_secret_is_changed_in_peace()
    {
        string before = (await Server.GetAsync("/v1/flows/secret")).Is(200).Value("secret");
        string after = (await Server.PostAsync("/v1/flows/secret", """{ "graceSeconds": 60 }""")).Is(200).Value("secret");
        Assert.StartsWith("whsec_", after, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Assert.Equal(after, (await Server.GetAsync("/v1/flows/secret")).Is(200).Value("secret"));
    }

    private const string Start = """{"id":"start","type":"start","exits":{"next":"a"}},""";
    private const string Menu = """{"id":"menu","type":"collect","exits":{"1":"bye","timeout":"bye","invalid":"bye"}}""";

    private async Task<string> MakeAsync(string document, bool publish = false)
    {
        string path = (await Server.PostAsync("/v1/flows", document)).Is(201).Headers["Location"];
        if (publish)
        {
            (await Server.PostAsync($"{path}/publish", null)).Is(200);
        }
        return path;
    }

    private static string Document(string name, string description = "") =>
        $$"""
            { "name": "{{name}}", "description": "{{description}}", "nodes": [
              { "id": "start", "type": "start", "exits": { "next": "hello" } },
              { "id": "hello", "type": "play", "prompts": [{ "text": "您好" }], "exits": { "next": "bye" } },
              {{Bye}} ] }
            """;

    private static string Written(string name, string nodes) => $$"""{ "name": "{{name}}", "nodes": [{{nodes}}] }""";

    private static (string?, int) PlaceOf(JsonElement fault) =>
        (fault.GetProperty("place").GetString(), fault.GetProperty("code").GetInt32());

    private static IEnumerable<string?> Texts(IEnumerable<JsonElement> steps, string what) =>
        steps.Where(step => step.GetProperty("what").GetString() == what).Select(step => step.GetProperty("text").GetString());
}
