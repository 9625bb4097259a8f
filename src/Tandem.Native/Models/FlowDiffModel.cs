namespace Tandem.Native.Models;

using System.Text.Json;
using Tandem.Core.Ivr.Comparing;

/// <summary>What is other in one document of a flow than in another.</summary>
internal sealed record FlowDiffModel
{
    /// <summary>A version, or draft.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Ids of nodes that are new.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Ids of nodes that are gone.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Nodes that are other than before.</summary>
    public required IReadOnlyList<FlowChangeModel> Changed { get; init; }

    /// <summary>There are more changed fields than are told.</summary>
    public required bool Cut { get; init; }

    public static FlowDiffModel Of(string from, string to, FlowDifferences differences) =>
        new()
        {
            From = from,
            To = to,
            Added = differences.Added,
            Removed = differences.Removed,
            Changed = [.. differences.Changed.Select(node => new FlowChangeModel(node.Id, [.. node.Fields.Select(FieldOf)]))],
            Cut = differences.IsCut,
        };

    private static FlowFieldModel FieldOf(ChangedField field) => new(field.Place, ValueOf(field.Before), ValueOf(field.After));

    private static JsonElement? ValueOf(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <summary>A node that is other than before.</summary>
/// <param name="Node">Its id; empty for the document around the nodes.</param>
internal sealed record FlowChangeModel(string Node, IReadOnlyList<FlowFieldModel> Fields);

/// <summary>A field that is other than before.</summary>
/// <param name="Place">A JSON pointer inside the node.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is not there any more.</param>
internal sealed record FlowFieldModel(string Place, JsonElement? Before, JsonElement? After);
