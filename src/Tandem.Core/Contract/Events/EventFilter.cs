namespace Tandem.Core.Contract.Events;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>Which events a reader wants; all that is given has to hold.</summary>
public sealed class EventFilter
{
    private const string Rest = ".*";

    private readonly HashSet<Type>? kinds;

    private EventFilter(HashSet<Type>? kinds) => this.kinds = kinds;

    /// <summary>Everything.</summary>
    public static EventFilter All { get; } = new(null);

    /// <summary>Only this call's; empty for all.</summary>
    public Guid Call { get; private init; }

    /// <summary>Only what names this queue; 0 for all.</summary>
    public int Queue { get; private init; }

    /// <summary>Only what names this agent; 0 for all.</summary>
    public int Agent { get; private init; }

    /// <summary>A filter; false when a type is none, named in <paramref name="unknown"/>.</summary>
    /// <param name="types">Names, or the first word and <c>.*</c>; none for all.</param>
    public static bool TryMake(
        IReadOnlyCollection<string> types,
        Guid call,
        int queue,
        int agent,
        out EventFilter filter,
        out string unknown
    )
    {
        HashSet<Type> kinds = [];
        unknown = "";
        foreach (string type in types)
        {
            IEnumerable<EventKind> named = type.EndsWith(Rest, StringComparison.Ordinal)
                ? EventTable.All.Where(kind => kind.Name.StartsWith(type[..^1], StringComparison.Ordinal))
                : EventTable.All.Where(kind => kind.Name == type);
            int before = kinds.Count;
            kinds.UnionWith(named.Select(kind => kind.Data));
            unknown = kinds.Count == before && unknown.Length == 0 ? type : unknown;
        }
        filter = new EventFilter(types.Count > 0 ? kinds : null)
        {
            Call = call,
            Queue = queue,
            Agent = agent,
        };
        return unknown.Length == 0;
    }

    public bool Takes(Event happened) =>
        (kinds == null || kinds.Contains(happened.Data.GetType()))
        && (Call == Guid.Empty || happened.Call == Call)
        && (Queue == 0 || happened.Data is IOfQueue ofQueue && ofQueue.QueueId == Queue)
        && (Agent == 0 || happened.Data is IOfAgent ofAgent && ofAgent.AgentId == Agent);
}
