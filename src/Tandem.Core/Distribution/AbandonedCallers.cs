namespace Tandem.Core.Distribution;

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

    public void Add(string number, MemberRank rank, long nowMicros)
    {
        Forget(number);
        if (byNumber.Count >= Most)
        {
            Forget(order.First!.Value.Number);
        }
        byNumber.Add(number, order.AddLast(new Entry(number, rank, nowMicros)));
    }

    /// <summary>The place of the caller of that number, if it left less than so many seconds ago; given out once.</summary>
    public bool TryTake(string number, int keepSeconds, long nowMicros, out MemberRank rank)
    {
        while (order.First is { } first && nowMicros - first.Value.LeftMicros > keepSeconds * 1_000_000L)
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

    private readonly record struct Entry(string Number, MemberRank Rank, long LeftMicros);
}
