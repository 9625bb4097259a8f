namespace Tandem.Media.Rtp;

using Tandem.Foundation;

/// <summary>
/// What we send on one leg: one SSRC and a continuous sequence for its life, whoever the sound comes from. A new source starts right
/// after what was sent before it, its packets keep their distances among themselves, so reordering and gaps stay what they are.
/// </summary>
public sealed class OutgoingStream
{
    private const int SamplesPerMs = 8;
    private ushort lastSequence;
    private uint lastTimestamp;
    private Instant lastSentAt;
    private bool started;
    private uint sourceSsrc;
    private bool hasSource;
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

    /// <summary>The next packet of our own making: player or digits.</summary>
    public ushort NextSequence(uint timestamp, Instant now, int bytes)
    {
        hasSource = false;
        lastSequence++;
        Sent(lastSequence, timestamp, now, bytes);
        return lastSequence;
    }

    /// <summary>Where our own next frame starts: as much later as time has passed since the last packet.</summary>
    public uint NextTimestamp(Instant now) => started ? lastTimestamp + Elapsed(now) : lastTimestamp;

    /// <summary>Places a forwarded packet in our numbering; <paramref name="isNew"/> when its source just took over.</summary>
    public void Map(in RtpHeader incoming, Instant now, int bytes, out ushort sequence, out uint timestamp, out bool isNew)
    {
        isNew = !hasSource || sourceSsrc != incoming.Ssrc;
        if (isNew)
        {
            hasSource = true;
            sourceSsrc = incoming.Ssrc;
            sequenceOffset = (ushort)(lastSequence + 1 - incoming.Sequence);
            timestampOffset = NextTimestamp(now) - incoming.Timestamp;
        }
        sequence = (ushort)(incoming.Sequence + sequenceOffset);
        timestamp = incoming.Timestamp + timestampOffset;
        Sent(sequence, timestamp, now, bytes);
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
