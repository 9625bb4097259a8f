namespace Tandem.Foundation;

/// <summary>A first-in first-out queue with a fixed limit that says no when it is full. Not thread-safe.</summary>
public sealed class RingQueue<T>(int limit)
{
    private T[] items = new T[Math.Min(limit, 16)];
    private int head;

    public int Limit { get; } = limit;

    public int Count { get; private set; }

    public bool IsFull => Count == Limit;

    /// <summary>Adds at the end; false (and nothing added) when the limit is reached.</summary>
    public bool TryEnqueue(T item)
    {
        if (Count == Limit)
        {
            return false;
        }
        if (Count == items.Length)
        {
            T[] larger = new T[Math.Min(Limit, items.Length * 2)];
            for (int i = 0; i < Count; i++)
            {
                larger[i] = items[(head + i) % items.Length];
            }
            items = larger;
            head = 0;
        }
        items[(head + Count) % items.Length] = item;
        Count++;
        return true;
    }

    public bool TryDequeue(out T item)
    {
        if (Count == 0)
        {
            item = default!;
            return false;
        }
        item = items[head];
        items[head] = default!;
        head = (head + 1) % items.Length;
        Count--;
        return true;
    }
}
