namespace Tandem.Foundation;

/// <summary>
/// What one thread hands to one other, in order, within a limit and without allocating: what finds it full is dropped and counted, and nobody waits.
/// </summary>
public sealed class SingleRing<T>
{
    private readonly T[] items;
    private long written;
    private long read;
    private long dropped;

    /// <param name="size">A power of two.</param>
    public SingleRing(int size) => items = new T[size];

    /// <summary>Any thread.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>The writing thread; false when there is no room.</summary>
    public bool TryPut(in T item)
    {
        if (written - Volatile.Read(ref read) >= items.Length)
        {
            Volatile.Write(ref dropped, dropped + 1);
            return false;
        }
        items[written & (items.Length - 1)] = item;
        Volatile.Write(ref written, written + 1);
        return true;
    }

    /// <summary>The reading thread; false when there is nothing.</summary>
    public bool TryTake(out T item)
    {
        item = default!;
        if (read >= Volatile.Read(ref written))
        {
            return false;
        }
        ref T slot = ref items[read & (items.Length - 1)];
        item = slot;
        slot = default!;
        Volatile.Write(ref read, read + 1);
        return true;
    }
}
