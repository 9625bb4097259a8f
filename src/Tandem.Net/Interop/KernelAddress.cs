namespace Tandem.Net.Interop;

using System.Buffers.Binary;
using Tandem.Foundation;

/// <summary>Addresses as the kernel has them: sockaddr_in and sockaddr_in6 on Linux.</summary>
internal static class KernelAddress
{
    /// <summary>Room for either.</summary>
    public const int Bytes = 28;

    private const int V4Bytes = 16;

    /// <summary>Writes an address; returns its length.</summary>
    public static uint Write(NetAddress address, Span<byte> to)
    {
        to[..Bytes].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], address.Port);
        if (address.IsV6)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(to, Libc.AfInet6);
            address.WriteBytes(to[8..]);
            return Bytes;
        }
        BinaryPrimitives.WriteUInt16LittleEndian(to, Libc.AfInet);
        BinaryPrimitives.WriteUInt32BigEndian(to[4..], address.V4);
        return V4Bytes;
    }

    public static NetAddress Read(ReadOnlySpan<byte> from)
    {
        ushort port = BinaryPrimitives.ReadUInt16BigEndian(from[2..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(from) == Libc.AfInet6
            ? NetAddress.FromBytes(from.Slice(8, 16), port)
            : NetAddress.FromV4(BinaryPrimitives.ReadUInt32BigEndian(from[4..]), port);
    }
}
