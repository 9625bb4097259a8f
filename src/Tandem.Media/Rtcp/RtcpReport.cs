namespace Tandem.Media.Rtcp;

using System.Buffers.Binary;
using System.Text;

/// <summary>What a sender or receiver report tells about our stream (RFC 3550 §6.4).</summary>
/// <param name="Ntp">The middle 32 bits of the sender's NTP time; 0 in a receiver report.</param>
/// <param name="HasBlock">There is a block about our SSRC, so the rest is filled.</param>
public readonly record struct RtcpReport(
    uint Sender,
    uint Ntp,
    bool HasBlock,
    byte FractionLost,
    int CumulativeLost,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySince
);

/// <summary>Reads and writes compound RTCP packets.</summary>
public static class RtcpPacket
{
    /// <summary>The most bytes <see cref="Write"/> needs.</summary>
    public const int MaxBytes = 128;

    private const byte SenderReport = 200;
    private const byte ReceiverReport = 201;
    private const byte SourceDescription = 202;
    private const byte Goodbye = 203;
    private const int BlockBytes = 24;

    /// <summary>The first report in a compound packet; false when it is none. Trailing garbage is passed over.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, uint ourSsrc, out RtcpReport report)
    {
        report = default;
        while (packet.Length >= 8 && packet[0] >> 6 == 2)
        {
            int length = (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1) * 4;
            // A report has at least its sender's SSRC.
            if (length > packet.Length || length < 8)
            {
                return false;
            }
            if (packet[1] is SenderReport or ReceiverReport)
            {
                return TryReadReport(packet[..length], ourSsrc, out report);
            }
            packet = packet[length..];
        }
        return false;
    }

    private static bool TryReadReport(ReadOnlySpan<byte> one, uint ourSsrc, out RtcpReport report)
    {
        uint sender = BinaryPrimitives.ReadUInt32BigEndian(one[4..]);
        int blocks = one[0] & 0x1F;
        int at = 8;
        uint ntp = 0;
        report = default;
        if (one[1] == SenderReport)
        {
            if (one.Length < 28)
            {
                return false;
            }
            ntp = (BinaryPrimitives.ReadUInt32BigEndian(one[8..]) << 16) | (BinaryPrimitives.ReadUInt32BigEndian(one[12..]) >> 16);
            at = 28;
        }
        report = new RtcpReport(sender, ntp, false, 0, 0, 0, 0, 0);
        for (int i = 0; i < blocks && at + BlockBytes <= one.Length; i++, at += BlockBytes)
        {
            ReadOnlySpan<byte> block = one[at..];
            if (BinaryPrimitives.ReadUInt32BigEndian(block) != ourSsrc)
            {
                continue;
            }
            uint lost = BinaryPrimitives.ReadUInt32BigEndian(block[4..]);
            report = new RtcpReport(
                sender,
                ntp,
                true,
                (byte)(lost >> 24),
                ((int)(lost << 8)) >> 8,
                BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
                BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(block[20..])
            );
        }
        return true;
    }

    /// <summary>A report with a source description: SR when <paramref name="packetsSent"/> is above 0, else RR. Returns its length.</summary>
    public static int Write(
        Span<byte> to,
        uint ssrc,
        ulong ntp,
        uint rtpTimestamp,
        long packetsSent,
        long bytesSent,
        in RtcpReport about,
        uint aboutSsrc,
        uint highest,
        string cname
    )
    {
        bool sender = packetsSent > 0;
        int at = 8;
        BinaryPrimitives.WriteUInt32BigEndian(to[4..], ssrc);
        if (sender)
        {
            BinaryPrimitives.WriteUInt64BigEndian(to[8..], ntp);
            BinaryPrimitives.WriteUInt32BigEndian(to[16..], rtpTimestamp);
            BinaryPrimitives.WriteUInt32BigEndian(to[20..], (uint)packetsSent);
            BinaryPrimitives.WriteUInt32BigEndian(to[24..], (uint)bytesSent);
            at = 28;
        }
        if (about.HasBlock)
        {
            Span<byte> block = to[at..];
            BinaryPrimitives.WriteUInt32BigEndian(block, aboutSsrc);
            BinaryPrimitives.WriteUInt32BigEndian(block[4..], ((uint)about.FractionLost << 24) | ((uint)about.CumulativeLost & 0xFFFFFF));
            BinaryPrimitives.WriteUInt32BigEndian(block[8..], highest);
            BinaryPrimitives.WriteUInt32BigEndian(block[12..], about.Jitter);
            BinaryPrimitives.WriteUInt32BigEndian(block[16..], about.LastSenderReport);
            BinaryPrimitives.WriteUInt32BigEndian(block[20..], about.DelaySince);
            at += BlockBytes;
        }
        to[0] = (byte)(0x80 | (about.HasBlock ? 1 : 0));
        to[1] = sender ? SenderReport : ReceiverReport;
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)(at / 4 - 1));
        return at + WriteDescription(to[at..], ssrc, cname);
    }

    /// <summary>Ends a compound packet: the stream is over (RFC 3550 §6.6). Returns its length.</summary>
    public static int WriteGoodbye(Span<byte> to, uint ssrc)
    {
        to[0] = 0x81;
        to[1] = Goodbye;
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], 1);
        BinaryPrimitives.WriteUInt32BigEndian(to[4..], ssrc);
        return 8;
    }

    private static int WriteDescription(Span<byte> to, uint ssrc, string cname)
    {
        int text = Math.Min(cname.Length, 64);
        int length = (4 + 4 + 2 + text + 1 + 3) / 4 * 4;
        to[..length].Clear();
        to[0] = 0x81;
        to[1] = SourceDescription;
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)(length / 4 - 1));
        BinaryPrimitives.WriteUInt32BigEndian(to[4..], ssrc);
        to[8] = 1;
        to[9] = (byte)text;
        Encoding.ASCII.GetBytes(cname.AsSpan(0, text), to[10..]);
        return length;
    }
}
