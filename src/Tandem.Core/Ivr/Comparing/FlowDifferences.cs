namespace Tandem.Core.Ivr.Comparing;

using System.Globalization;
using System.Text.Json;

/// <summary>What is other in a document of a flow than in another: nodes by their ids, fields by their places. Documents with faults compare as well.</summary>
/// <param name="Added">Ids of nodes that only the second has, in its order.</param>
/// <param name="Removed">Ids of nodes that only the first has, in its order.</param>
/// <param name="Changed">Nodes of both that differ, in the order of the second; the document itself comes first, without an id.</param>
public sealed record FlowDifferences(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<ChangedNode> Changed)
{
    /// <summary>Fields told in all; of more it is not told.</summary>
    public const int MostFields = 2_000;

    private const string Nodes = "nodes";

    /// <summary>There were more than are told.</summary>
    public bool IsCut { get; private init; }

    /// <summary>Of two JSON objects.</summary>
    public static FlowDifferences Between(string before, string after)
    {
        using JsonDocument first = JsonDocument.Parse(before);
        using JsonDocument second = JsonDocument.Parse(after);
        OrderedDictionary<string, JsonElement> old = NodesOf(first.RootElement);
        OrderedDictionary<string, JsonElement> present = NodesOf(second.RootElement);
        FieldComparison comparison = new(MostFields);
        List<ChangedNode> changed = [];
        Add("", comparison.Between(first.RootElement, second.RootElement, except: Nodes), changed);
        foreach ((string id, JsonElement node) in present)
        {
            if (old.TryGetValue(id, out JsonElement was))
            {
                Add(id, comparison.Between(was, node), changed);
            }
        }
        return new FlowDifferences(
            [.. present.Keys.Where(id => !old.ContainsKey(id))],
            [.. old.Keys.Where(id => !present.ContainsKey(id))],
            changed
        )
        {
            IsCut = comparison.IsFull,
        };
    }

    private static void Add(string id, IReadOnlyList<ChangedField> fields, List<ChangedNode> to)
    {
        if (fields.Count > 0)
        {
            to.Add(new ChangedNode(id, fields));
        }
    }

    // One without an id, or with the id of another, goes by its place.
    private static OrderedDictionary<string, JsonElement> NodesOf(JsonElement flow)
    {
        OrderedDictionary<string, JsonElement> nodes = new(StringComparer.Ordinal);
        if (
            flow.ValueKind != JsonValueKind.Object
            || !flow.TryGetProperty(Nodes, out JsonElement all)
            || all.ValueKind != JsonValueKind.Array
        )
        {
            return nodes;
        }
        int at = 0;
        foreach (JsonElement node in all.EnumerateArray())
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"/{Nodes}/{at++}");
            bool has =
                node.ValueKind == JsonValueKind.Object
                && node.TryGetProperty("id", out JsonElement id)
                && id.ValueKind == JsonValueKind.String;
            if (!has || !nodes.TryAdd(node.GetProperty("id").GetString()!, node))
            {
                nodes[place] = node;
            }
        }
        return nodes;
    }
}

/// <summary>A node that is other than it was.</summary>
/// <param name="Id">Empty for the document itself.</param>
public sealed record ChangedNode(string Id, IReadOnlyList<ChangedField> Fields);

/// <summary>A field that is other than it was.</summary>
/// <param name="Place">A JSON pointer inside the node.</param>
/// <param name="Before">As JSON; null where it was not there.</param>
/// <param name="After">Likewise.</param>
public sealed record ChangedField(string Place, string? Before, string? After);
