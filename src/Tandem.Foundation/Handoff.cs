namespace Tandem.Foundation;

/// <summary>
/// What many threads hand to one: without locks, so that a thread that loses its core in the middle keeps nobody else waiting. It has no limit
/// of its own: whoever posts has one.
/// </summary>
public sealed class Handoff<T>
{
    /// <summary>More nodes than these are not used again.</summary>
    private const int MostSpare = 4_096;

    private Node? head;
    private Node? spare;
    private int count;

    /// <summary>How much waits to be taken, nearly.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Any thread. True when nothing was waiting before.</summary>
    public bool Post(T item)
    {
        Node node = Take();
        node.Item = item;
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
        Node? newest = Interlocked.Exchange(ref head, null);
        if (newest == null)
        {
            return;
        }
        int start = into.Count;
        Node oldest = newest;
        for (Node? node = newest; node != null; node = node.Before)
        {
            into.Add(node.Item);
            node.Item = default!;
            oldest = node;
        }
        int taken = into.Count - start;
        into.Reverse(start, taken);
        Interlocked.Add(ref count, -taken);
        if (taken <= MostSpare)
        {
            Return(newest, oldest);
        }
    }

    // Nodes go round between who posts and who takes. Whoever finds the spare ones in another's hand does without, and what two put back at once is left
    // to the collector: no thread waits here either.
    private Node Take()
    {
        Node? node = Interlocked.Exchange(ref spare, null);
        if (node?.Before is { } rest)
        {
            Interlocked.CompareExchange(ref spare, rest, null);
        }
        return node ?? new Node();
    }

    private void Return(Node newest, Node oldest)
    {
        oldest.Before = Interlocked.Exchange(ref spare, null);
        Volatile.Write(ref spare, newest);
    }

    private sealed class Node
    {
        public T Item { get; set; } = default!;

        public Node? Before { get; set; }
    }
}
