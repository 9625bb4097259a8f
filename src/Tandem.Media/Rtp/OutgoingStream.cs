namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>
/// What we send on one leg: one SSRC and a continuous sequence for its life, whoever the sound comes from. A new source starts right
/// after what was sent before it; so does one that was not passed on for a while, or that jumped. Else its packets keep their distances among
/// themselves, so reordering and gaps stay what they are: what is missing was lost, not left out.
/// </summary>
public sealed class OutgoingStream
{
    private const int SamplesPerMs = 8;

    /// <summary>Packets that may be missing beyond what the time that passed explains (RFC 3550 A.1 has 3 000 and 100).</summary>
    private const int MaxDropout = 100;
    private const int MaxMisorder = 100;

    /// <summary>The shortest packets a peer sends.</summary>
    private const int LeastPacketMs = 10;

    /// <summary>So far a source's own clock may be from ours, in samples; more is a jump.</summary>
    private const int MaxClockJump = 1_000 * SamplesPerMs;

    private ushort lastSequence;
    private uint lastTimestamp;
    private Instant lastSentAt;
    private bool started;
    private uint sourceSsrc;
    private bool hasSource;
    private bool leftOut;
    private ushort sourceSequence;
    private uint sourceTimestamp;
    private Instant sourceAt;
    private ushort sequenceOffset;
    private uint timestampOffset;

    public OutgoingStream(uint ssrc, ushort firstSequence, uint firstTimestamp)
    {
        Ssrc = ssrc;
        lastSequence = (ushort)(firstSequence - 1);
        lastTimestamp = firstTimestamp;
    }

    public uint Ssrc { get; }

    public ushort LastSequence => lastSequence;

    public long Packets { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The RTP time of "now", for a sender report.</summary>
    public uint TimestampAt(Instant now) => started ? lastTimestamp + Elapsed(now) : lastTimestamp;

    /// <summary>The next packet of our own making: player, mixer or digits.</summary>
    public ushort NextSequence(uint timestamp, Instant now, int bytes)
    {
        hasSource = false;
        lastSequence++;
        Sent(lastSequence, timestamp, now, bytes);
        return lastSequence;
    }

    /// <summary>Where our own next frame starts: as much later as time has passed since the last packet.</summary>
    public uint NextTimestamp(Instant now) => started ? lastTimestamp + Elapsed(now) : lastTimestamp;

    /// <summary>A packet of the source is not passed on: those after it close up.</summary>
    public void LeaveOut() => leftOut = true;

    /// <summary>Places a forwarded packet in our numbering; <paramref name="isNew"/> when a talk spurt begins with it.</summary>
    public void Map(in RtpHeader incoming, Instant now, int bytes, out ushort sequence, out uint timestamp, out bool isNew)
    {
        isNew = false;
        if (!hasSource || sourceSsrc != incoming.Ssrc || HasJumped(incoming, now))
        {
            hasSource = true;
            sourceSsrc = incoming.Ssrc;
            timestampOffset = NextTimestamp(now) - incoming.Timestamp;
            leftOut = true;
        }
        if (leftOut)
        {
            leftOut = false;
            isNew = true;
            sequenceOffset = (ushort)(lastSequence + 1 - incoming.Sequence);
            Follow(incoming, now);
        }
        else if ((short)(incoming.Sequence - sourceSequence) > 0)
        {
            Follow(incoming, now);
        }
        sequence = (ushort)(incoming.Sequence + sequenceOffset);
        timestamp = incoming.Timestamp + timestampOffset;
        Sent(sequence, timestamp, now, bytes);
    }

    private void Follow(in RtpHeader incoming, Instant now)
    {
        sourceSequence = incoming.Sequence;
        sourceTimestamp = incoming.Timestamp;
        sourceAt = now;
    }

    // The far side began again under its old SSRC, as some do after a hold or a transfer behind them.
    private bool HasJumped(in RtpHeader incoming, Instant now)
    {
        long passed = (now - sourceAt).Ticks / TimeSpan.TicksPerMillisecond;
        int ahead = (short)(incoming.Sequence - sourceSequence);
        long later = (int)(incoming.Timestamp - sourceTimestamp) - passed * SamplesPerMs;
        return ahead < -MaxMisorder || (!leftOut && ahead > MaxDropout + passed / LeastPacketMs) || Math.Abs(later) > MaxClockJump;
    }

    private void Sent(ushort sequence, uint timestamp, Instant now, int bytes)
    {
        Packets++;
        Bytes += bytes;
        // A late packet does not turn the stream's head back.
        if (!started || (short)(sequence - lastSequence) >= 0)
        {
            lastSequence = sequence;
            lastTimestamp = timestamp;
            lastSentAt = now;
            started = true;
        }
    }

    private uint Elapsed(Instant now)
    {
        long samples = (now - lastSentAt).Ticks * SamplesPerMs / TimeSpan.TicksPerMillisecond;
        return (uint)Math.Max(samples, 20 * SamplesPerMs);
    }
}
