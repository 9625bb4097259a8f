namespace Tandem.Sip.Auth;

/// <summary>
/// Which counts (nc) of which nonces were used. Bounded: the nonce first used longest ago gives way, and with it every nonce as old
/// as that which is not in the table becomes stale, so forgetting never lets a replay in.
/// </summary>
internal sealed class NonceCounts(int limit)
{
    private struct Entry
    {
        public NonceId Id;
        public uint Highest;

        /// <summary>Bit i set: count Highest − i was used.</summary>
        public ulong Window;
    }

    private readonly Dictionary<NonceId, int> index = [];
    private Entry[] entries = new Entry[Math.Min(limit, 64)];
    private int next;
    private int used;
    private long forgotten = long.MinValue;

    public int Count => index.Count;

    /// <summary>True when the nonce is too old to tell whether it was used.</summary>
    public bool IsForgotten(NonceId id) => id.Millis <= forgotten && !index.ContainsKey(id);

    /// <summary>Marks a count as used; false when it was already, or is too far behind to tell (64).</summary>
    public bool TryUse(NonceId id, uint count)
    {
        if (count == 0)
        {
            return false;
        }
        if (!index.TryGetValue(id, out int slot))
        {
            slot = Take();
            entries[slot] = new Entry
            {
                Id = id,
                Highest = count,
                Window = 1,
            };
            index.Add(id, slot);
            return true;
        }
        ref Entry entry = ref entries[slot];
        if (count > entry.Highest)
        {
            uint ahead = count - entry.Highest;
            entry.Window = ahead >= 64 ? 1 : (entry.Window << (int)ahead) | 1;
            entry.Highest = count;
            return true;
        }
        uint behind = entry.Highest - count;
        if (behind >= 64 || (entry.Window & (1UL << (int)behind)) != 0)
        {
            return false;
        }
        entry.Window |= 1UL << (int)behind;
        return true;
    }

    private int Take()
    {
        if (used < limit)
        {
            if (used == entries.Length)
            {
                Array.Resize(ref entries, Math.Min(limit, used * 2));
            }
            return used++;
        }
        int slot = next;
        next = (next + 1) % limit;
        index.Remove(entries[slot].Id);
        forgotten = Math.Max(forgotten, entries[slot].Id.Millis);
        return slot;
    }
}
