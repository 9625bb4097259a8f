namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>What came in on one leg: loss and jitter as RFC 3550 §6.4.1 and A.8 count them. A new SSRC starts a new count and adds to the sums.</summary>
public sealed class ReceptionStats
{
    /// <summary>Timestamp units of a millisecond of what was agreed on.</summary>
    public int ClockPerMs { get; set; } = 8;

    /// <summary>More jitter than this is a clock that jumped.</summary>
    public const double MaxJitterMillis = 10_000;

    private const int SequenceModulus = 1 << 16;
    private const int MaxDropout = 3_000;
    private bool started;
    private int cycles;
    private ushort highest;
    private uint first;
    private long receivedNow;
    private long lostBefore;
    private long expectedBefore;
    private long expectedPrior;
    private long receivedPrior;
    private long lastTransit;
    private bool hasTransit;
    private double jitter;

    public uint Ssrc { get; private set; }

    public long Packets { get; private set; }

    public long Bytes { get; private set; }

    public uint ExtendedHighest => (uint)(cycles + highest);

    /// <summary>Interarrival jitter in timestamp units.</summary>
    public uint JitterUnits => (uint)jitter;

    public double JitterMillis => jitter / ClockPerMs;

    private long Expected => started ? ExtendedHighest - first + 1 : 0;

    /// <summary>Packets that never came (may be negative with duplicates, then 0).</summary>
    public long Lost => Math.Max(0, lostBefore + Expected - receivedNow);

    public double LossPercent
    {
        get
        {
            long expected = expectedBefore + Expected;
            return expected == 0 ? 0 : 100.0 * Lost / expected;
        }
    }

    public void Count(in RtpHeader header, int bytes, Instant now)
    {
        Packets++;
        Bytes += bytes;
        if (!started || header.Ssrc != Ssrc)
        {
            Restart(header);
        }
        else
        {
            Advance(header);
        }
        receivedNow++;
        long arrival = now.Ticks * ClockPerMs / TimeSpan.TicksPerMillisecond;
        long transit = (uint)((uint)arrival - header.Timestamp);
        if (hasTransit)
        {
            long difference = Math.Abs((long)(int)(uint)(transit - lastTransit));
            jitter += (difference - jitter) / 16;
        }
        lastTransit = transit;
        hasTransit = true;
    }

    /// <summary>Fraction lost since the last report, in 1/256 (RFC 3550 A.3).</summary>
    public byte TakeFraction()
    {
        long expected = expectedBefore + Expected;
        long received = Packets;
        long expectedInterval = expected - expectedPrior;
        long lostInterval = expectedInterval - (received - receivedPrior);
        expectedPrior = expected;
        receivedPrior = received;
        return expectedInterval <= 0 || lostInterval <= 0 ? (byte)0 : (byte)Math.Min(255, lostInterval * 256 / expectedInterval);
    }

    private void Restart(in RtpHeader header)
    {
        lostBefore += started ? Math.Max(0, Expected - receivedNow) : 0;
        expectedBefore += Expected;
        started = true;
        Ssrc = header.Ssrc;
        cycles = 0;
        highest = header.Sequence;
        first = header.Sequence;
        receivedNow = 0;
        hasTransit = false;
    }

    private void Advance(in RtpHeader header)
    {
        int ahead = (ushort)(header.Sequence - highest);
        if (ahead is > 0 and < SequenceModulus / 2)
        {
            if (ahead > MaxDropout)
            {
                Restart(header);
                return;
            }
            if (header.Sequence < highest)
            {
                cycles += SequenceModulus;
            }
            highest = header.Sequence;
        }
    }
}
