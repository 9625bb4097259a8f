namespace Tandem.Foundation;

/// <summary>
/// What many threads hand to one: without locks, so that a thread that loses its core in the middle keeps nobody else waiting. It has no limit
/// of its own: whoever posts has one.
/// </summary>
public sealed class Handoff<T>
{
    private Node? head;
    private int count;

    /// <summary>How much waits to be taken, nearly.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Any thread. True when nothing was waiting before.</summary>
    public bool Post(T item)
    {
        Node node = new(item);
        Node? seen;
        do
        {
            seen = Volatile.Read(ref head);
            node.Before = seen;
        } while (Interlocked.CompareExchange(ref head, node, seen) != seen);
        Interlocked.Increment(ref count);
        return seen == null;
    }

    /// <summary>The one thread that takes: appends all there is, in the order it was posted.</summary>
    public void TakeAll(List<T> into)
    {
        int start = into.Count;
        for (Node? node = Interlocked.Exchange(ref head, null); node != null; node = node.Before)
        {
            into.Add(node.Item);
        }
        int taken = into.Count - start;
        into.Reverse(start, taken);
        Interlocked.Add(ref count, -taken);
    }

    private sealed class Node(T item)
    {
        public T Item { get; } = item;

        public Node? Before { get; set; }
    }
}
