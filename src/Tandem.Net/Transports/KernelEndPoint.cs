namespace Tandem.Net.Transports;

using System.Net;
using Tandem.Foundation;

/// <summary>Addresses as the platform's sockets have them.</summary>
internal static class KernelEndPoint
{
    private const int MostBytes = 16;

    public static IPEndPoint Of(NetAddress address)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        int length = address.WriteBytes(bytes);
        return new IPEndPoint(new IPAddress(bytes[..length]), address.Port);
    }

    /// <summary>None for a socket that has no address (any more).</summary>
    public static NetAddress AddressOf(EndPoint? point)
    {
        if (point is not IPEndPoint ip)
        {
            return default;
        }
        Span<byte> bytes = stackalloc byte[MostBytes];
        ip.Address.TryWriteBytes(bytes, out int length);
        return NetAddress.FromBytes(bytes[..length], (ushort)ip.Port);
    }
}
