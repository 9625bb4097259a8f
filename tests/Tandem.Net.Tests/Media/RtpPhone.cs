namespace Tandem.Net.Tests.Media;

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Net.Transports;

/// <summary>A socket that speaks 20 ms of PCMU at a time.</summary>
internal sealed class RtpPhone : IDisposable
{
    private const int HeaderBytes = 12;
    private const int FrameBytes = 160;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly SocketAddress to;
    private readonly byte[] packet = new byte[HeaderBytes + FrameBytes];
    private readonly byte[] heard = new byte[2_048];
    private readonly uint ssrc;
    private ushort sequence;
    private uint timestamp;

    public RtpPhone(uint ssrc, NetAddress server)
    {
        this.ssrc = ssrc;
        // With the next port, where RTCP goes, being no one's.
        socket.Bind(KernelEndPoint.Of(Rig.Loopback.V4.WithPort(Rig.TestPorts.Take(2))));
        socket.ReceiveTimeout = Rig.Patience.LongMillis;
        to = KernelEndPoint.Of(server).Serialize();
    }

    public NetAddress Address => KernelEndPoint.AddressOf(socket.LocalEndPoint);

    /// <summary>Sends a frame of that value throughout.</summary>
    public void Speak(byte value)
    {
        packet[0] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        packet.AsSpan(HeaderBytes).Fill(value);
        timestamp += FrameBytes;
        socket.SendTo(packet, SocketFlags.None, to);
    }

    /// <summary>Waits for a frame and returns its value, having checked that it is whole.</summary>
    public byte Hear()
    {
        int got = socket.Receive(heard);
        Assert.Equal(packet.Length, got);
        Assert.Equal(-1, heard.AsSpan(HeaderBytes, FrameBytes).IndexOfAnyExcept(heard[HeaderBytes]));
        return heard[HeaderBytes];
    }

    public void Dispose() => socket.Dispose();
}
