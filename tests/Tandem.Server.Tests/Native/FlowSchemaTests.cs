namespace Tandem.Server.Tests.Native;

using System.Text;
using System.Text.Json;
using Json.Schema;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Server.Tests.Rig;

/// <summary>The schema of flows says what the program reads: every kind of node with every field.</summary>
public sealed class FlowSchemaTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task It_knows_every_kind_of_node_and_every_field_of_it()
    {
        JsonElement kinds = (await Server.GetAsync("/v1/flows/schema")).Is(200).Json.GetProperty("$defs");
        string[] known = Listed("""{ "id": "x", "type": "none" }""", "/nodes/0/type", "is one of ", ", not ");
        Assert.NotEmpty(known);
        foreach (string kind in known)
        {
            string[] read = Listed($$"""{ "id": "x", "type": "{{kind}}", "nonsense": 1 }""", "/nodes/0/nonsense", "known: ", "");
            string[] described = [.. kinds.GetProperty(kind).GetProperty("properties").EnumerateObject().Select(each => each.Name)];
            Assert.Equal(read.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        }
        string[] offered =
        [
            .. kinds
                .GetProperty("node")
                .GetProperty("oneOf")
                .EnumerateArray()
                .Select(each => each.GetProperty("$ref").GetString()!.Split('/')[^1]),
        ];
        Assert.Equal(known.Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_knows_every_field_of_a_document()
    {
        JsonElement schema = (await Server.GetAsync("/v1/flows/schema")).Is(200).Json;
        string[] read = ListedOf("""{ "nonsense": 1, "nodes": [] }""", "/nonsense", "known: ", "");
        string[] described = [.. schema.GetProperty("properties").EnumerateObject().Select(each => each.Name)];
        Assert.Equal(read.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_examples_fit_it_and_what_is_wrong_does_not()
    {
        JsonSchema schema = JsonSchema.FromText((await Server.GetAsync("/v1/flows/schema")).Is(200).Text);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "flows"), "*.json"))
        {
            byte[] document = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.NotNull(FlowReader.Read(document, null).Flow);
            EvaluationResults result = schema.Evaluate(
                JsonDocument.Parse(document).RootElement,
                new EvaluationOptions { OutputFormat = OutputFormat.List }
            );
            Assert.True(result.IsValid, $"{file}: {JsonSerializer.Serialize(result)}");
        }
        Assert.False(Fits(schema, """{ "name": "x", "nodes": [{ "id": "a", "type": "none" }] }"""));
        Assert.False(Fits(schema, """{ "name": "x", "nodes": [{ "id": "a", "type": "play" }] }"""));
        Assert.False(Fits(schema, """{ "nodes": [{ "id": "a", "type": "start" }] }"""));
        Assert.True(Fits(schema, """{ "name": "x", "nodes": [{ "id": "a", "type": "start", "exits": { "next": "b" } }] }"""));
    }

    private static bool Fits(JsonSchema schema, string document) => schema.Evaluate(JsonDocument.Parse(document).RootElement).IsValid;

    private static string[] Listed(string node, string place, string before, string after) =>
        ListedOf($$"""{ "name": "x", "nodes": [{{node}}] }""", place, before, after);

    // What a fault says is known, comes from what the program asks the document for.
    private static string[] ListedOf(string document, string place, string before, string after)
    {
        FlowFault fault = FlowReader.Read(Encoding.UTF8.GetBytes(document), null).Faults.Single(each => each.Place == place);
        string text = fault.Text[(fault.Text.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        text = after.Length == 0 ? text : text[..text.IndexOf(after, StringComparison.Ordinal)];
        return text.Split(", ");
    }
}
