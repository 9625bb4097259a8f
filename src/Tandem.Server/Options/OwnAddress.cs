namespace Tandem.Server.Options;

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Tandem.Foundation;

/// <summary>Which of the machine's addresses peers are told where we listen on all of them.</summary>
internal static class OwnAddress
{
    private const int AnyPort = 9;
    private static readonly NetAddress Loopback = NetAddress.FromBytes([127, 0, 0, 1], 0);

    /// <summary>The first that is not loopback.</summary>
    public static NetAddress First()
    {
        foreach (NetworkInterface each in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation address in each.GetIPProperties().UnicastAddresses)
            {
                bool usable = address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address);
                if (usable && each.OperationalStatus == OperationalStatus.Up)
                {
                    return NetAddress.FromBytes(address.Address.GetAddressBytes(), 0);
                }
            }
        }
        return Loopback;
    }

    /// <summary>The one the machine's routes lead from to there; no packet is sent. Where no route leads there, <see cref="First"/>.</summary>
    public static NetAddress Towards(NetAddress there)
    {
        Span<byte> bytes = stackalloc byte[16];
        there.WriteBytes(bytes);
        IPAddress target = new(bytes[..(there.IsV6 ? 16 : 4)]);
        try
        {
            using Socket asked = new(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            asked.Connect(target, AnyPort);
            return NetAddress.FromBytes(((IPEndPoint)asked.LocalEndPoint!).Address.GetAddressBytes(), 0);
        }
        catch (SocketException)
        {
            return First();
        }
    }
}
