namespace Tandem.Core.Ivr.Documents;

using NodaTime;
using Tandem.Core.Announcements;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Nodes;

/// <summary>A flow as it was written, read and found without fault. Never changes: calls inside an older one walk on in that.</summary>
public sealed class FlowDocument
{
    internal FlowDocument(string name, IReadOnlyList<FlowNode> nodes, FlowSettings settings)
    {
        Name = name;
        Settings = settings;
        Nodes = nodes;
        foreach (FlowNode node in nodes)
        {
            byId[node.Id] = node;
            if (node.Kind.Name == StartNode.KindName)
            {
                Start = node;
            }
        }
    }

    private readonly Dictionary<string, FlowNode> byId = new(StringComparer.Ordinal);

    public string Name { get; }

    internal FlowSettings Settings { get; }

    /// <summary>In the order of the document.</summary>
    internal IReadOnlyList<FlowNode> Nodes { get; }

    internal FlowNode Start { get; } = null!;

    internal FlowNode Node(string id) => byId[id];
}

/// <summary>What holds for all nodes of a flow.</summary>
/// <param name="Language">In which numbers and digits are read out, and texts spoken.</param>
/// <param name="Variables">What they hold before anything happens.</param>
/// <param name="Lists">Lists of callers by name.</param>
/// <param name="Calendars">Opening hours by name.</param>
/// <param name="Days">Holidays, and days worked in their stead.</param>
internal sealed record FlowSettings(
    SpokenLanguage Language,
    DateTimeZone Zone,
    IReadOnlyDictionary<string, FlowValue> Variables,
    IReadOnlyDictionary<string, HashSet<string>> Lists,
    IReadOnlyDictionary<string, OpeningHours> Calendars,
    WorkingDays Days
);
