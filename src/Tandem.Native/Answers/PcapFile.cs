namespace Tandem.Native.Answers;

using System.Buffers.Binary;
using Tandem.Access.Contract;
using Tandem.Foundation;

/// <summary>
/// SIP messages as a capture file that Wireshark, tshark and sngrep open: the classic format with microseconds, bare IP packets (link type 101),
/// each message a UDP datagram, also where it went over TCP or TLS, so that none has to be put together or decrypted.
/// </summary>
public static class PcapFile
{
    public const string ContentType = "application/vnd.tcpdump.pcap";

    private const uint Magic = 0xA1B2C3D4;
    private const int FileHead = 24;
    private const int PacketHead = 16;
    private const int Udp = 17;
    private const int UdpHead = 8;
    private const int V4Head = 20;
    private const int V6Head = 40;
    private const int LinkRaw = 101;
    private const int Hops = 64;
    private const int Longest = 65_000;
    private const long Second = 1_000_000;

    public static byte[] Write(IReadOnlyList<SipTraceMessage> messages)
    {
        using MemoryStream into = new();
        Span<byte> head = stackalloc byte[FileHead];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(head[6..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], ushort.MaxValue + 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[20..], LinkRaw);
        into.Write(head);
        Span<byte> before = stackalloc byte[PacketHead];
        foreach (SipTraceMessage message in messages)
        {
            byte[] packet = Packet(message);
            BinaryPrimitives.WriteUInt32LittleEndian(before, (uint)(message.WallMicros / Second));
            BinaryPrimitives.WriteUInt32LittleEndian(before[4..], (uint)(message.WallMicros % Second));
            BinaryPrimitives.WriteInt32LittleEndian(before[8..], packet.Length);
            BinaryPrimitives.WriteInt32LittleEndian(before[12..], packet.Length);
            into.Write(before);
            into.Write(packet);
        }
        return into.ToArray();
    }

    private static byte[] Packet(SipTraceMessage message)
    {
        (NetAddress from, NetAddress to) = message.IsReceived ? (message.Remote, message.Local) : (message.Local, message.Remote);
        ReadOnlySpan<byte> text = message.Bytes.Span[..Math.Min(message.Bytes.Length, Longest)];
        bool isV6 = from.IsV6 || to.IsV6;
        int ip = isV6 ? V6Head : V4Head;
        byte[] packet = new byte[ip + UdpHead + text.Length];
        Span<byte> udp = packet.AsSpan(ip);
        BinaryPrimitives.WriteUInt16BigEndian(udp, from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);
        text.CopyTo(udp[UdpHead..]);
        if (isV6)
        {
            WriteV6(packet, from, to);
            // RFC 8200 §8.1: the checksum is not optional, and over a pseudo header too.
            uint pseudo = Sum(packet.AsSpan(8, 32), (uint)udp.Length + Udp);
            ushort check = Fold(Sum(udp, pseudo));
            BinaryPrimitives.WriteUInt16BigEndian(udp[6..], check == 0 ? ushort.MaxValue : check);
        }
        else
        {
            WriteV4(packet, from, to);
        }
        return packet;
    }

    // RFC 791 §3.1. The UDP checksum stays 0: none was made (RFC 768).
    private static void WriteV4(byte[] packet, NetAddress from, NetAddress to)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        packet[8] = Hops;
        packet[9] = Udp;
        from.WriteBytes(packet.AsSpan(12));
        to.WriteBytes(packet.AsSpan(16));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), Fold(Sum(packet.AsSpan(0, V4Head), 0)));
    }

    // RFC 8200 §3.
    private static void WriteV6(byte[] packet, NetAddress from, NetAddress to)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(packet.Length - V6Head));
        packet[6] = Udp;
        packet[7] = Hops;
        from.WriteBytes(packet.AsSpan(8));
        to.WriteBytes(packet.AsSpan(24));
    }

    private static uint Sum(ReadOnlySpan<byte> bytes, uint sum)
    {
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]);
        }
        return bytes.Length % 2 == 0 ? sum : sum + (uint)(bytes[^1] << 8);
    }

    private static ushort Fold(uint sum)
    {
        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }
        return (ushort)~sum;
    }
}
