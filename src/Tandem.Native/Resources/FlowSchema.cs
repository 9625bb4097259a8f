namespace Tandem.Native.Resources;

using System.Reflection;
using System.Text.Json;
using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Operations;

/// <summary><c>/v1/flows/schema</c>: what a flow's document looks like (JSON Schema 2020-12), for editors.</summary>
internal static class FlowSchema
{
    private const string Name = "flow.schema.json";

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/flows/schema", Scopes.None, Get)];

    private static readonly JsonElement Schema = Load();

    /// <summary>The schema of a flow's document. What it lets pass may have faults yet: where exits lead, what is named.</summary>
    internal static Found<JsonElement> Get() => new(Schema);

    private static JsonElement Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
