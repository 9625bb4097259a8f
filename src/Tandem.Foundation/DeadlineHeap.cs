namespace Tandem.Foundation;

/// <summary>Names one armed deadline. <c>default</c> is "not armed".</summary>
public readonly record struct DeadlineHandle(int Slot, int Generation)
{
    public bool IsArmed => Generation != 0;
}

/// <summary>
/// Deadlines in order of (moment, order of arming), each cancellable by its handle in O(log n). Equal moments fire in the
/// order they were armed, so a run replays to the byte.
/// </summary>
/// <typeparam name="T">What fires.</typeparam>
public sealed class DeadlineHeap<T>
{
    private struct Entry
    {
        public Instant At;
        public long Sequence;
        public int HeapIndex;
        public int Generation;
        public T Item;
    }

    private Entry[] entries = new Entry[16];
    private int[] heap = new int[16];
    private readonly Stack<int> free = new();
    private int used;
    private long sequence;

    /// <summary>How many deadlines are armed.</summary>
    public int Count { get; private set; }

    /// <summary>The earliest deadline, or <see cref="Instant.Never"/>.</summary>
    public Instant Next => Count == 0 ? Instant.Never : entries[heap[0]].At;

    /// <summary>What the earliest deadline will fire. Only when <see cref="Count"/> is above zero.</summary>
    public T Peek => entries[heap[0]].Item;

    /// <summary>Arms a deadline.</summary>
    public DeadlineHandle Arm(Instant at, T item)
    {
        int slot;
        if (free.Count > 0)
        {
            slot = free.Pop();
        }
        else
        {
            if (used == entries.Length)
            {
                Array.Resize(ref entries, used * 2);
                Array.Resize(ref heap, used * 2);
            }
            slot = used++;
            entries[slot].Generation = 1;
        }
        ref Entry entry = ref entries[slot];
        entry.At = at;
        entry.Sequence = sequence++;
        entry.Item = item;
        heap[Count] = slot;
        entry.HeapIndex = Count;
        Count++;
        Up(Count - 1);
        return new DeadlineHandle(slot, entry.Generation);
    }

    /// <summary>Cancels the deadline if it is still armed, and clears the handle.</summary>
    public bool Cancel(ref DeadlineHandle handle)
    {
        DeadlineHandle which = handle;
        handle = default;
        if (!which.IsArmed || entries[which.Slot].Generation != which.Generation)
        {
            return false;
        }
        RemoveAt(entries[which.Slot].HeapIndex);
        return true;
    }

    /// <summary>Cancels what the handle names, if anything, and arms it anew.</summary>
    public void Rearm(ref DeadlineHandle handle, Instant at, T item)
    {
        Cancel(ref handle);
        handle = Arm(at, item);
    }

    /// <summary>Takes the earliest deadline if it is due at <paramref name="now"/>.</summary>
    public bool TryPopDue(Instant now, out T item)
    {
        if (Count == 0 || entries[heap[0]].At > now)
        {
            item = default!;
            return false;
        }
        item = entries[heap[0]].Item;
        RemoveAt(0);
        return true;
    }

    private void RemoveAt(int index)
    {
        int slot = heap[index];
        ref Entry entry = ref entries[slot];
        // Generation 0 means "not armed", so it is skipped when the counter wraps.
        entry.Generation = entry.Generation == int.MaxValue ? 1 : entry.Generation + 1;
        entry.Item = default!;
        free.Push(slot);
        Count--;
        if (index == Count)
        {
            return;
        }
        heap[index] = heap[Count];
        entries[heap[index]].HeapIndex = index;
        if (!Up(index))
        {
            Down(index);
        }
    }

    private bool Before(int a, int b)
    {
        ref Entry x = ref entries[a];
        ref Entry y = ref entries[b];
        return x.At < y.At || (x.At == y.At && x.Sequence < y.Sequence);
    }

    private bool Up(int index)
    {
        bool moved = false;
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!Before(heap[index], heap[parent]))
            {
                break;
            }
            Swap(index, parent);
            index = parent;
            moved = true;
        }
        return moved;
    }

    private void Down(int index)
    {
        while (true)
        {
            int child = index * 2 + 1;
            if (child >= Count)
            {
                return;
            }
            if (child + 1 < Count && Before(heap[child + 1], heap[child]))
            {
                child++;
            }
            if (!Before(heap[child], heap[index]))
            {
                return;
            }
            Swap(index, child);
            index = child;
        }
    }

    private void Swap(int a, int b)
    {
        (heap[a], heap[b]) = (heap[b], heap[a]);
        entries[heap[a]].HeapIndex = a;
        entries[heap[b]].HeapIndex = b;
    }
}
