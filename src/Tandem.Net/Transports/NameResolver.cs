namespace Tandem.Net.Transports;

using System.Net;
using System.Net.Sockets;
using Tandem.Foundation;

/// <summary>Limits of <see cref="NameResolver"/>.</summary>
public sealed record ResolverLimits
{
    /// <summary>Names kept; past it those that lapse first go.</summary>
    public int Names { get; init; } = 1_000;

    /// <summary>How long an answer is kept. The system's resolver does not say how long it is good for.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long it is kept that a name was not found.</summary>
    public TimeSpan KeepFailure { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Look-ups at a time: each may hold a thread. One more is not found.</summary>
    public int LookUps { get; init; } = 64;
}

/// <summary>Addresses through the system's resolver, kept for a while. Any thread.</summary>
/// <param name="limits">Every limit.</param>
/// <param name="lookUp">The system's resolver.</param>
/// <param name="clock">Time since some start.</param>
internal sealed class NameResolver(ResolverLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, Func<TimeSpan> clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<NetAddress, string> names = [];
    private readonly Dictionary<string, Task<NetAddress[]>> running = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Entry(TimeSpan Until, NetAddress[] Addresses);

    /// <summary>With the machine's resolver and clock.</summary>
    public NameResolver(ResolverLimits limits)
        : this(limits, Dns.GetHostAddressesAsync, () => TimeSpan.FromMilliseconds(Environment.TickCount64)) { }

    /// <summary>The addresses with that port; none when the name cannot be found in time.</summary>
    public async Task<NetAddress[]> ResolveAsync(string host, int port)
    {
        NetAddress[] found = await FindAsync(host).ConfigureAwait(false);
        return [.. found.Select(address => address.WithPort(port))];
    }

    /// <summary>The kept name an address was last found by, whatever its port; null when there is none.</summary>
    public string? NameOf(NetAddress address)
    {
        lock (gate)
        {
            return names.GetValueOrDefault(address.WithPort(0));
        }
    }

    private Task<NetAddress[]> FindAsync(string host)
    {
        lock (gate)
        {
            if (known.TryGetValue(host, out Entry? entry) && entry.Until > clock())
            {
                return Task.FromResult(entry.Addresses);
            }
            if (running.TryGetValue(host, out Task<NetAddress[]>? same))
            {
                return same;
            }
            if (running.Count >= limits.LookUps)
            {
                return Task.FromResult<NetAddress[]>([]);
            }
            // On the pool, so that it cannot end, and take itself out, before it is in.
            Task<NetAddress[]> task = Task.Run(() => LookUpAsync(host));
            running.Add(host, task);
            return task;
        }
    }

    private async Task<NetAddress[]> LookUpAsync(string host)
    {
        NetAddress[] found = [];
        try
        {
            using CancellationTokenSource patience = new(limits.Patience);
            IPAddress[] addresses = await lookUp(host, patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            found = [.. addresses.Select(address => NetAddress.FromBytes(address.GetAddressBytes(), 0))];
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            // Not found, or not in time.
        }
        finally
        {
            lock (gate)
            {
                running.Remove(host);
                Keep(host, found);
            }
        }
        return found;
    }

    private void Keep(string host, NetAddress[] found)
    {
        if (known.ContainsKey(host))
        {
            Forget(host);
        }
        else if (known.Count >= limits.Names)
        {
            Forget(known.MinBy(each => each.Value.Until).Key);
        }
        known[host] = new Entry(clock() + (found.Length > 0 ? limits.Keep : limits.KeepFailure), found);
        foreach (NetAddress address in found)
        {
            names[address] = host;
        }
    }

    private void Forget(string host)
    {
        known.Remove(host, out Entry? old);
        foreach (NetAddress address in old!.Addresses)
        {
            if (names.GetValueOrDefault(address) == host)
            {
                names.Remove(address);
            }
        }
    }
}
