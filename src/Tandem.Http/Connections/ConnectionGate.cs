namespace Tandem.Http.Connections;

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

/// <summary>
/// Holds as many HTTP connections as there may be, and as many of one source. A new one is let in at the cost of the one that has been idle
/// for longest, and whoever sends its request slowly counts as idle: so idle and slow ones lock nobody out, and requests under way go on.
/// </summary>
/// <param name="hasNoShare">Sources that may have any number: proxies in front of us stand for many.</param>
public sealed class ConnectionGate(HttpLimits limits, Func<IPAddress, bool> hasNoShare)
{
    private readonly Lock gate = new();
    private readonly LinkedList<HeldConnection> idle = new();
    private readonly Dictionary<IPAddress, (int Count, LinkedList<HeldConnection> Idle)> sources = [];
    private int count;

    /// <summary>Connections held now.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>In front of everything else on the connection.</summary>
    public void Guard(IConnectionBuilder connections) =>
        connections.Use(next =>
            async connection =>
            {
                HeldConnection held = new(connection, SourceOf(connection.RemoteEndPoint));
                if (!TryEnter(held, out HeldConnection? evicted))
                {
                    connection.Abort(new ConnectionAbortedException("too many connections"));
                    return;
                }
                evicted?.Connection.Abort(new ConnectionAbortedException("idle, and others wait"));
                connection.Features.Set(held);
                try
                {
                    await next(connection).ConfigureAwait(false);
                }
                finally
                {
                    Leave(held);
                }
            }
        );

    /// <summary>In front of everything else with requests.</summary>
    public void Watch(IApplicationBuilder requests) =>
        requests.Use(next =>
            async http =>
            {
                if (http.Features.Get<HeldConnection>() is not { } held)
                {
                    await next(http);
                    return;
                }
                Serves(held);
                try
                {
                    await next(http);
                }
                finally
                {
                    Rests(held);
                }
            }
        );

    private bool TryEnter(HeldConnection held, out HeldConnection? evicted)
    {
        evicted = null;
        lock (gate)
        {
            (int own, LinkedList<HeldConnection>? ownIdle) = sources.GetValueOrDefault(held.Source);
            bool isFull = count >= limits.Connections;
            bool hasShare = own >= limits.ConnectionsPerSource && !hasNoShare(held.Source);
            if (isFull || hasShare)
            {
                evicted = (hasShare ? ownIdle! : idle).First?.Value;
                if (evicted is null)
                {
                    return false;
                }
                // Its place is free now; it leaves for good when it has noticed.
                Remove(evicted);
                (own, ownIdle) = sources.GetValueOrDefault(held.Source);
            }
            count++;
            sources[held.Source] = (own + 1, ownIdle ?? new LinkedList<HeldConnection>());
            AddIdle(held);
            return true;
        }
    }

    private void Leave(HeldConnection held)
    {
        lock (gate)
        {
            Remove(held);
        }
    }

    private void Serves(HeldConnection held)
    {
        lock (gate)
        {
            RemoveIdle(held);
        }
    }

    private void Rests(HeldConnection held)
    {
        lock (gate)
        {
            if (held.IsCounted)
            {
                AddIdle(held);
            }
        }
    }

    private void Remove(HeldConnection held)
    {
        if (!held.IsCounted)
        {
            return;
        }
        RemoveIdle(held);
        held.IsCounted = false;
        count--;
        (int own, LinkedList<HeldConnection> ownIdle) = sources[held.Source];
        if (own == 1)
        {
            sources.Remove(held.Source);
        }
        else
        {
            sources[held.Source] = (own - 1, ownIdle);
        }
    }

    private void AddIdle(HeldConnection held)
    {
        held.IsCounted = true;
        idle.AddLast(held.Idle);
        sources[held.Source].Idle.AddLast(held.IdleOfSource);
    }

    private static void RemoveIdle(HeldConnection held)
    {
        held.Idle.List?.Remove(held.Idle);
        held.IdleOfSource.List?.Remove(held.IdleOfSource);
    }

    // An IPv6 host may take any address of its /64.
    private static IPAddress SourceOf(EndPoint? remote)
    {
        if (remote is not IPEndPoint { Address: { } address })
        {
            return IPAddress.None;
        }
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }
        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }
}
