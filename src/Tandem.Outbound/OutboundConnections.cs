namespace Tandem.Outbound;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;
using Tandem.Outbound.Addresses;

/// <summary>
/// Makes the connections: resolves the name and connects to exactly the addresses that were looked at, so that a name that answers differently the
/// next time (DNS rebinding) leads nowhere else.
/// </summary>
internal sealed class OutboundConnections(AddressRules rules)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        DnsEndPoint to = context.DnsEndPoint;
        IPAddress[] all = IPAddress.TryParse(to.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(to.Host, cancel);
        List<IPAddress> allowed = [];
        string refused = "";
        foreach (IPAddress each in all)
        {
            if (rules.Refused(NetAddress.FromBytes(each.GetAddressBytes(), (ushort)to.Port)) is { } what)
            {
                refused = $"{to.Host} is {each}: {what}";
            }
            else
            {
                allowed.Add(each);
            }
        }
        if (allowed.Count == 0)
        {
            throw refused.Length > 0
                ? new RefusedAddressException(refused)
                : new SocketException((int)SocketError.HostNotFound, $"{to.Host} has no address");
        }
        return await ConnectAsync(allowed, to.Port, cancel);
    }

    // One after the other; the handler's time for connecting covers them all.
    private static async Task<Stream> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken cancel)
    {
        for (int i = 0; ; i++)
        {
            Socket socket = new(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Count)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
