namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>
/// What happened in calls of one tenant, for messages that say more than one event knows. Calls whose events pass by are remembered, the least lately
/// asked for go first; all others are read from the log.
/// </summary>
internal sealed class CallHistories(IEventLog log, int tenant) : ICallHistory
{
    /// <summary>Calls remembered.</summary>
    private const int MostCalls = 2_000;

    /// <summary>Events of one call that are looked at; a longer one is told with what it began with.</summary>
    private const int MostEvents = 4_000;

    private const int AtOnce = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, LinkedListNode<History>> known = [];
    private readonly LinkedList<History> lately = new();

    private sealed record History(Guid Call, List<Event> Events);

    public IReadOnlyList<Event> UpTo(Event happened)
    {
        if (happened.Call == Guid.Empty)
        {
            return [happened];
        }
        lock (gate)
        {
            if (known.TryGetValue(happened.Call, out LinkedListNode<History>? node) && node.Value.Events.Count >= happened.Sequence)
            {
                lately.Remove(node);
                lately.AddLast(node);
                return node.Value.Events.GetRange(0, happened.Sequence);
            }
        }
        return Read(happened);
    }

    /// <summary>An event of the log has passed by, in order.</summary>
    public void Note(Event happened)
    {
        if (happened.Call == Guid.Empty)
        {
            return;
        }
        lock (gate)
        {
            if (happened.Sequence == 1 && !known.ContainsKey(happened.Call))
            {
                known.Add(happened.Call, lately.AddLast(new History(happened.Call, [happened])));
                if (known.Count > MostCalls)
                {
                    known.Remove(lately.First!.Value.Call);
                    lately.RemoveFirst();
                }
            }
            else if (
                known.TryGetValue(happened.Call, out LinkedListNode<History>? node)
                && node.Value.Events.Count == happened.Sequence - 1
                && happened.Sequence <= MostEvents
            )
            {
                node.Value.Events.Add(happened);
            }
        }
    }

    private List<Event> Read(Event happened)
    {
        EventFilter.TryMake([], happened.Call, 0, 0, out EventFilter filter, out _);
        List<Event> all = [];
        EventCursor at = new(log.Epoch, 0);
        while (all.Count < MostEvents)
        {
            EventPage page = log.Read(tenant, at, filter, AtOnce);
            all.AddRange(page.Events.Where(each => each.Id <= happened.Id));
            if (page.IsEnd || page.Next.Id >= happened.Id)
            {
                break;
            }
            at = page.Next;
        }
        return all;
    }
}
