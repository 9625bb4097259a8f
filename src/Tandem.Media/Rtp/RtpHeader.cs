namespace Tandem.Media.Rtp;

using System.Buffers.Binary;

/// <summary>An RTP packet's header (RFC 3550 §5.1), read in place.</summary>
public readonly ref struct RtpHeader
{
    public const int Bytes = 12;

    private RtpHeader(ReadOnlySpan<byte> packet, int payloadStart, int payloadLength)
    {
        Marker = (packet[1] & 0x80) != 0;
        PayloadType = (byte)(packet[1] & 0x7F);
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        PayloadStart = payloadStart;
        PayloadLength = payloadLength;
    }

    public bool Marker { get; }

    public byte PayloadType { get; }

    public ushort Sequence { get; init; }

    public uint Timestamp { get; init; }

    public uint Ssrc { get; }

    /// <summary>After CSRCs and header extension.</summary>
    public int PayloadStart { get; }

    /// <summary>Without padding.</summary>
    public int PayloadLength { get; }

    /// <summary>RTCP on the RTP port (RFC 5761 §4): packet types 192–223 look like payload types 64–95 with the marker set.</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> packet) => packet.Length >= 8 && packet[1] is >= 192 and <= 223;

    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        int start = Measure(packet);
        if (start < 0)
        {
            return false;
        }
        int end = packet.Length;
        if ((packet[0] & 0x20) != 0)
        {
            int padding = packet[^1];
            if (padding == 0)
            {
                return false;
            }
            end -= padding;
        }
        if (start > end)
        {
            return false;
        }
        header = new RtpHeader(packet, start, end - start);
        return true;
    }

    /// <summary>Bytes before the payload, CSRCs and extension among them; −1 when it is no RTP packet.</summary>
    public static int Measure(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < Bytes || packet[0] >> 6 != 2)
        {
            return -1;
        }
        int start = Bytes + (packet[0] & 0x0F) * 4;
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < start + 4)
            {
                return -1;
            }
            start += 4 + BinaryPrimitives.ReadUInt16BigEndian(packet[(start + 2)..]) * 4;
        }
        return start <= packet.Length ? start : -1;
    }

    /// <summary>Writes a plain 12-byte header.</summary>
    public static void Write(Span<byte> packet, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        packet[0] = 0x80;
        packet[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }
}
