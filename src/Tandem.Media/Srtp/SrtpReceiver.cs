namespace Tandem.Media.Srtp;

using System.Buffers.Binary;
using Tandem.Media.Rtp;

/// <summary>Takes the protection off what one leg receives: few sources, each with a window of its own for RTP and RTCP. Only authentic packets leave a trace.</summary>
public sealed class SrtpReceiver(SrtpSuite suite, ReadOnlySpan<byte> master) : IDisposable
{
    /// <summary>Sources of one peer at a time; another takes the place of the one heard longest ago.</summary>
    private const int Sources = 4;

    private readonly SrtpCipher rtp = SrtpCipher.For(suite, master, false);
    private readonly SrtpCipher rtcp = SrtpCipher.For(suite, master, true);
    private readonly Source[] sources = new Source[Sources];
    private long clock;

    /// <summary>What has to be known to go on elsewhere: source, and highest indices.</summary>
    public SrtpSourceState[] State =>
        [
            .. sources
                .Where(source => source.LastUsed != 0)
                .OrderBy(source => source.LastUsed)
                .Select(source => new SrtpSourceState(source.Ssrc, Highest(source.Rtp), Highest(source.Rtcp))),
        ];

    public void Resume(IEnumerable<SrtpSourceState> states)
    {
        foreach (SrtpSourceState state in states)
        {
            ref Source source = ref sources[Place(state.Ssrc)];
            source = new Source { Ssrc = state.Ssrc, LastUsed = ++clock };
            source.Rtp = state.Highest is { } rtpIndex ? IndexWindow.From(rtpIndex) : default;
            source.Rtcp = state.HighestControl is { } control ? IndexWindow.From(control) : default;
        }
    }

    /// <summary>The RTP packet inside; 0 when it is not authentic, or came before.</summary>
    public int Unprotect(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        int header = RtpHeader.Measure(packet);
        if (header < 0)
        {
            return 0;
        }
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        int place = Place(ssrc);
        Source source = Kept(place, ssrc);
        if (
            !source.Rtp.TryEstimate(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]), out ulong index)
            || !source.Rtp.IsFresh(index)
            || !rtp.TryOpen(packet, header, ssrc, index, target, out int length)
        )
        {
            return 0;
        }
        source.Rtp.Use(index);
        Keep(place, source);
        return length;
    }

    /// <summary>The RTCP packet inside; 0 when it is not encrypted, not authentic, or came before.</summary>
    public int UnprotectControl(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        if (packet.Length < SrtpCipher.ControlHeaderBytes + rtcp.Overhead)
        {
            return 0;
        }
        uint word = BinaryPrimitives.ReadUInt32BigEndian(packet[^rtcp.WordFromEnd..]);
        uint index = word & 0x7FFF_FFFF;
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        int place = Place(ssrc);
        Source source = Kept(place, ssrc);
        bool isEncrypted = word != index;
        if (
            !isEncrypted
            || !source.Rtcp.IsFresh(index)
            || !rtcp.TryOpen(packet, SrtpCipher.ControlHeaderBytes, ssrc, index, target, out int length)
        )
        {
            return 0;
        }
        source.Rtcp.Use(index);
        Keep(place, source);
        return length;
    }

    public void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
    }

    private static ulong? Highest(in IndexWindow window) => window.HasAny ? window.Highest : null;

    private int Place(uint ssrc)
    {
        int oldest = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i].LastUsed != 0 && sources[i].Ssrc == ssrc)
            {
                return i;
            }
            oldest = sources[i].LastUsed < sources[oldest].LastUsed ? i : oldest;
        }
        return oldest;
    }

    private Source Kept(int place, uint ssrc) =>
        sources[place].LastUsed != 0 && sources[place].Ssrc == ssrc ? sources[place] : new Source { Ssrc = ssrc };

    private void Keep(int place, in Source source)
    {
        sources[place] = source;
        sources[place].LastUsed = ++clock;
    }

    private struct Source
    {
        public uint Ssrc;
        public IndexWindow Rtp;
        public IndexWindow Rtcp;

        /// <summary>0 for a free place.</summary>
        public long LastUsed;
    }
}
