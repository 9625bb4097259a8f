namespace Tandem.Net.Transports;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;

/// <summary>A and AAAA records through the system's resolver, kept for a while. No SRV and NAPTR yet.</summary>
internal sealed class NameResolver
{
    private const int MaxNames = 1_000;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTime Until, NetAddress[] Addresses)> known = [];

    /// <summary>The addresses with that port; none when the name cannot be found in time.</summary>
    public async Task<NetAddress[]> ResolveAsync(string host, int port)
    {
        lock (gate)
        {
            if (known.TryGetValue(host, out (DateTime Until, NetAddress[] Addresses) entry) && entry.Until > DateTime.UtcNow)
            {
                return [.. entry.Addresses.Select(address => address.WithPort(port))];
            }
        }
        NetAddress[] found = await LookUpAsync(host).ConfigureAwait(false);
        lock (gate)
        {
            if (known.Count >= MaxNames)
            {
                known.Clear();
            }
            known[host] = (DateTime.UtcNow + Keep, found);
        }
        return [.. found.Select(address => address.WithPort(port))];
    }

    private static async Task<NetAddress[]> LookUpAsync(string host)
    {
        try
        {
            using CancellationTokenSource patience = new(Patience);
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, patience.Token).ConfigureAwait(false);
            return [.. addresses.Select(address => NetAddress.FromBytes(address.GetAddressBytes(), 0))];
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            return [];
        }
    }
}
