using Tandem.Foundation;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Auth;

/// <summary>
/// How long answers to wrong credentials are held back, per (source host, account): the first delay, doubled by each further failure up
/// to the longest. Bounded: the pair that failed first gives way. Nothing here locks an account: other sources are not touched.
/// </summary>
internal sealed class FailureDelays(DigestConfig config)
{
    private struct Entry
    {
        public UInt128 Key;
        public Instant Last;
        public Instant Until;
        public int Failures;
    }

    private readonly Dictionary<UInt128, int> index = [];
    private Entry[] entries = new Entry[Math.Min(config.Failures, 64)];
    private int next;
    private int used;

    public int Count => index.Count;

    /// <summary>When answers to this pair are free again; a moment not after now when they are.</summary>
    public Instant HeldUntil(UInt128 key) => index.TryGetValue(key, out int slot) ? entries[slot].Until : default;

    /// <summary>Counts a failure and says when to answer it.</summary>
    public Instant Fail(UInt128 key, Now now)
    {
        if (!index.TryGetValue(key, out int slot))
        {
            slot = Take();
            entries[slot] = new Entry { Key = key };
            index.Add(key, slot);
        }
        ref Entry entry = ref entries[slot];
        if (entry.Failures > 0 && now.Mono - entry.Last > config.ForgetFailures)
        {
            entry.Failures = 0;
        }
        long delay = config.FirstDelay.Ticks << Math.Min(entry.Failures, 20);
        entry.Failures++;
        entry.Last = now.Mono;
        entry.Until = now.Mono + new TimeSpan(Math.Min(delay, config.MaxDelay.Ticks));
        return entry.Until;
    }

    /// <summary>Right credentials came: the pair starts afresh.</summary>
    public void Forgive(UInt128 key)
    {
        if (index.TryGetValue(key, out int slot))
        {
            entries[slot].Failures = 0;
            entries[slot].Until = default;
        }
    }

    private int Take()
    {
        if (used < config.Failures)
        {
            if (used == entries.Length)
            {
                Array.Resize(ref entries, Math.Min(config.Failures, used * 2));
            }
            return used++;
        }
        int slot = next;
        next = (next + 1) % config.Failures;
        index.Remove(entries[slot].Key);
        return slot;
    }
}
