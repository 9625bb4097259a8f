namespace Tandem.Core.Distribution;

using Tandem.Foundation;

/// <summary>
/// Callers who hung up while waiting, by number, for a queue that lets them go on where they were (mod_callcenter's
/// <c>abandoned-resume-allowed</c>). Bounded; the oldest is forgotten first.
/// </summary>
internal sealed class AbandonedCallers
{
    private const int Most = 1_000;
    private readonly LinkedList<Entry> order = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byNumber = [];

    public int Count => byNumber.Count;

    public void Add(string number, MemberRank rank, Instant now)
    {
        Forget(number);
        if (byNumber.Count >= Most)
        {
            Forget(order.First!.Value.Number);
        }
        byNumber.Add(number, order.AddLast(new Entry(number, rank, now)));
    }

    /// <summary>The place of the caller of that number, if it left less than so long ago; given out once.</summary>
    public bool TryTake(string number, TimeSpan keep, Instant now, out MemberRank rank)
    {
        while (order.First is { } first && now - first.Value.Left > keep)
        {
            Forget(first.Value.Number);
        }
        rank = default;
        if (!byNumber.TryGetValue(number, out LinkedListNode<Entry>? node))
        {
            return false;
        }
        rank = node.Value.Rank;
        Forget(number);
        return true;
    }

    private void Forget(string number)
    {
        if (byNumber.Remove(number, out LinkedListNode<Entry>? node))
        {
            order.Remove(node);
        }
    }

    private readonly record struct Entry(string Number, MemberRank Rank, Instant Left);
}
