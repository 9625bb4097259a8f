using System.Buffers.Binary;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Endpoint;

/// <summary>
/// How many answers a second a host gets that has shown no credentials: a bucket for each, an IPv6 network of 64 bits counting as one. Trunks and
/// trusted proxies are no strangers. Bounded: the host that came first gives way.
/// </summary>
internal sealed class StrangerLimit(SipConfig config, ISipDirectory directory)
{
    private struct Bucket
    {
        public UInt128 Host;

        /// <summary>In ticks: an answer costs a second divided by the rate, so nothing is rounded away.</summary>
        public long Ticks;
        public Instant FilledAt;
    }

    private readonly Dictionary<UInt128, int> index = [];
    private readonly long cost = TimeSpan.TicksPerSecond / Math.Max(1, config.Limits.StrangerAnswers);
    private Bucket[] buckets = new Bucket[16];
    private int used;
    private int next;

    private long Full => cost * config.Limits.StrangerBurst;

    /// <summary>False when this one is to be passed over in silence.</summary>
    public bool TryTake(NetAddress source, Now now)
    {
        if (directory.TrunkAt(source) != null || NetBlock.AnyContains(config.Proxies, source))
        {
            return true;
        }
        UInt128 host = HostOf(source);
        if (!index.TryGetValue(host, out int slot))
        {
            slot = Make();
            buckets[slot] = new Bucket
            {
                Host = host,
                Ticks = Full,
                FilledAt = now.Mono,
            };
            index.Add(host, slot);
        }
        ref Bucket bucket = ref buckets[slot];
        bucket.Ticks = Math.Min(Full, bucket.Ticks + (now.Mono - bucket.FilledAt).Ticks);
        bucket.FilledAt = now.Mono;
        if (bucket.Ticks < cost)
        {
            return false;
        }
        bucket.Ticks -= cost;
        return true;
    }

    private static UInt128 HostOf(NetAddress source)
    {
        Span<byte> bytes = stackalloc byte[16];
        int length = source.WriteBytes(bytes);
        return length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : (UInt128)BinaryPrimitives.ReadUInt64BigEndian(bytes) << 64;
    }

    private int Make()
    {
        if (used < config.Limits.Strangers)
        {
            if (used == buckets.Length)
            {
                Array.Resize(ref buckets, Math.Min(config.Limits.Strangers, used * 2));
            }
            return used++;
        }
        int slot = next;
        next = (next + 1) % config.Limits.Strangers;
        index.Remove(buckets[slot].Host);
        return slot;
    }
}
