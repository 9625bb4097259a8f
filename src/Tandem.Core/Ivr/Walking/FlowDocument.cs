namespace Tandem.Core.Ivr.Walking;

using NodaTime;
using Tandem.Core.Announcements;
using Tandem.Core.Ivr.Expressions;

/// <summary>A flow as it was written, read and found without fault. Never changes: calls inside an older one walk on in that.</summary>
public sealed class FlowDocument
{
    internal FlowDocument(string name, FlowNode start, IReadOnlyList<FlowNode> nodes, FlowSettings settings)
    {
        Name = name;
        Start = start;
        Settings = settings;
        Nodes = nodes;
        foreach (FlowNode node in nodes)
        {
            byId[node.Id] = node;
        }
    }

    private readonly Dictionary<string, FlowNode> byId = new(StringComparer.Ordinal);

    public string Name { get; }

    /// <summary>What it speaks: <c>zh</c> or <c>en</c>.</summary>
    public string Language => Settings.Language == SpokenLanguage.English ? "en" : "zh";

    internal FlowSettings Settings { get; }

    /// <summary>In the order of the document.</summary>
    internal IReadOnlyList<FlowNode> Nodes { get; }

    internal FlowNode Start { get; }

    internal FlowNode Node(string id) => byId[id];
}
