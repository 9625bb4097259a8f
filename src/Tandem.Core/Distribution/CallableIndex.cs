namespace Tandem.Core.Distribution;

/// <summary>
/// The callable agents of a queue in the strategy's order. A sorted array: finding a place takes a binary search, and moving even ten
/// thousand references costs a few microseconds and no allocation.
/// </summary>
internal sealed class CallableIndex
{
    private Tier[] items = new Tier[16];

    public int Count { get; private set; }

    public Tier this[int index] => items[index];

    public void Add(Tier tier, TierKey key)
    {
        tier.Key = key;
        tier.IsIndexed = true;
        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }
        int at = Find(key);
        Array.Copy(items, at, items, at + 1, Count - at);
        items[at] = tier;
        Count++;
    }

    public void Remove(Tier tier)
    {
        int at = Find(tier.Key);
        tier.IsIndexed = false;
        Count--;
        Array.Copy(items, at + 1, items, at, Count - at);
        items[Count] = null!;
    }

    /// <summary>Where a key stands or would stand.</summary>
    public int Find(in TierKey key)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (items[middle].Key.CompareTo(key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /// <summary>One past the last of the level.</summary>
    public int EndOfLevel(int level) => Find(new TierKey(level, long.MaxValue, long.MaxValue, long.MaxValue));
}
