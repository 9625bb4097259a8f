namespace Tandem.Media.Srtp;

using System.Buffers.Binary;
using Tandem.Media.Rtp;

/// <summary>Protects what one leg sends: one RTP stream, and its RTCP.</summary>
public sealed class SrtpSender(SrtpSuite suite, ReadOnlySpan<byte> master) : IDisposable
{
    /// <summary>RTCP packets under one key (RFC 3711 §9.2); a call has long ended by then.</summary>
    private const uint LastControl = 0x7FFF_FFFF;

    private readonly SrtpCipher rtp = SrtpCipher.For(suite, master, false);
    private readonly SrtpCipher rtcp = SrtpCipher.For(suite, master, true);
    private IndexWindow used;
    private uint nextControl;

    /// <summary>Bytes that protection adds at most.</summary>
    public const int MostOverhead = 20;

    /// <summary>The highest index sent; null before the first.</summary>
    public ulong? Highest => used.HasAny ? used.Highest : null;

    /// <summary>The index of the next RTCP packet.</summary>
    public uint NextControl => nextControl;

    /// <summary>Goes on where another worker was.</summary>
    public void Resume(ulong? highest, uint control)
    {
        used = highest is { } last ? IndexWindow.From(last) : default;
        nextControl = control;
    }

    /// <summary>Protects an RTP packet; 0 when its number was used before, so that it must not go out.</summary>
    public int Protect(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        int header = RtpHeader.Measure(packet);
        ushort sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (header < 0 || !used.TryEstimate(sequence, out ulong index) || !used.IsFresh(index))
        {
            return 0;
        }
        used.Use(index);
        return rtp.Seal(packet, header, BinaryPrimitives.ReadUInt32BigEndian(packet[8..]), index, target);
    }

    /// <summary>Protects an RTCP packet; 0 when all indices are used up.</summary>
    public int ProtectControl(ReadOnlySpan<byte> packet, Span<byte> target)
    {
        if (nextControl > LastControl)
        {
            return 0;
        }
        return rtcp.Seal(packet, SrtpCipher.ControlHeaderBytes, BinaryPrimitives.ReadUInt32BigEndian(packet[4..]), nextControl++, target);
    }

    public void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
    }
}
