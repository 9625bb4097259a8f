using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Flows;

/// <summary>Somebody who needs a flow that is not there yet.</summary>
internal interface IFlowWaiter
{
    void OnFlowReady(int cookie, Flow flow, Now now);

    /// <summary>The name was not found, or nobody answered.</summary>
    void OnFlowUnavailable(int cookie, Now now);
}

/// <summary>Where a request wants to go (RFC 3263): port 0 means what DNS says of the name, else the transport's default.</summary>
internal readonly record struct NextHop(SipTransport Transport, string Host, int Port);

internal enum FlowSearch : byte
{
    Ready,

    /// <summary>The waiter will be told.</summary>
    Waiting,
    Unavailable,
}

/// <summary>Open streams, and the connects and name look-ups under way. Equal searches share one.</summary>
internal sealed class FlowTable(SipConfig config, SipOutbox outbox, DeadlineHeap<StackTimer> timers)
{
    private readonly record struct Peer(SipTransport Transport, NetAddress Remote);

    private sealed class Search(FlowTable table, NextHop hop) : ITimed
    {
        public NextHop Hop = hop;
        public long Ticket;
        public DeadlineHandle Timeout;
        public List<(IFlowWaiter Waiter, int Cookie)> Waiters = [];

        public void OnTimer(int timer, Now now)
        {
            Timeout = default;
            table.Finish(this, null, now);
        }
    }

    private readonly Dictionary<long, Flow> streams = [];
    private readonly Dictionary<Peer, Flow> byPeer = [];
    private readonly Dictionary<NextHop, Search> searches = [];
    private readonly Dictionary<long, Search> byTicket = [];
    private long nextTicket = 1;

    public int Streams => streams.Count;

    public int Pending => searches.Count;

    public bool IsOpen(in Flow flow) => !flow.IsReliable || streams.ContainsKey(flow.Connection);

    /// <summary>A flow that is there already, or the start of a search for one.</summary>
    public FlowSearch Find(in NextHop hop, NetAddress near, IFlowWaiter waiter, int cookie, Now now, out Flow flow)
    {
        flow = default;
        if (hop.Transport is SipTransport.Ws or SipTransport.Wss)
        {
            // Who came by a WebSocket is behind it or nowhere: its host is no name (RFC 7118 §5.1).
            return FlowSearch.Unavailable;
        }
        if (searches.TryGetValue(hop, out Search? search))
        {
            return Join(search, waiter, cookie);
        }
        if (TryAddress(hop, out NetAddress remote))
        {
            if (TryDirect(hop.Transport, remote, near, out flow))
            {
                return FlowSearch.Ready;
            }
            if (hop.Transport == SipTransport.Udp)
            {
                return FlowSearch.Unavailable;
            }
            search = Open(hop, now);
            return search == null || !Connect(search, remote) ? FlowSearch.Unavailable : Join(search, waiter, cookie);
        }
        search = Open(hop, now);
        if (search == null)
        {
            return FlowSearch.Unavailable;
        }
        outbox.Outputs.Add(SipOutput.Resolve(hop.Host, hop.Port, hop.Transport, search.Ticket));
        return Join(search, waiter, cookie);
    }

    /// <summary>A TCP stream to the same host and port as a datagram would go to, for messages too big for UDP.</summary>
    public bool TryStreamTo(NetAddress remote, out Flow flow) => byPeer.TryGetValue(new Peer(SipTransport.Tcp, remote), out flow);

    /// <summary>False when the limit is reached and the stream has to be closed.</summary>
    public bool Opened(in Flow flow, long ticket, Now now)
    {
        byTicket.TryGetValue(ticket, out Search? search);
        if (streams.Count >= config.Limits.Streams)
        {
            if (search != null)
            {
                Finish(search, null, now);
            }
            return false;
        }
        streams[flow.Connection] = flow;
        byPeer[new Peer(flow.Transport, flow.Remote)] = flow;
        if (search != null)
        {
            Finish(search, flow, now);
        }
        return true;
    }

    /// <summary>False when it was not open.</summary>
    public bool Closed(in Flow flow)
    {
        if (!streams.Remove(flow.Connection))
        {
            return false;
        }
        Peer peer = new(flow.Transport, flow.Remote);
        if (byPeer.TryGetValue(peer, out Flow known) && known.Connection == flow.Connection)
        {
            byPeer.Remove(peer);
        }
        return true;
    }

    public void Failed(long ticket, Now now)
    {
        if (byTicket.TryGetValue(ticket, out Search? search))
        {
            Finish(search, null, now);
        }
    }

    public void Resolved(long ticket, ReadOnlySpan<NetAddress> addresses, Now now)
    {
        if (!byTicket.TryGetValue(ticket, out Search? search))
        {
            return;
        }
        foreach (NetAddress address in addresses)
        {
            NetAddress remote = address.Port == 0 ? address.WithPort(PortOf(search.Hop)) : address;
            if (TryDirect(search.Hop.Transport, remote, default, out Flow flow))
            {
                Finish(search, flow, now);
                return;
            }
            if (search.Hop.Transport != SipTransport.Udp && Connect(search, remote))
            {
                return;
            }
        }
        Finish(search, null, now);
    }

    /// <summary>The listener new traffic to an address leaves from; null when none fits.</summary>
    public SipListener? ListenerFor(SipTransport transport, NetAddress remote)
    {
        SipListener? best = null;
        foreach (SipListener listener in config.Listeners)
        {
            if (listener.Transport != transport || listener.Local.IsV6 != remote.IsV6)
            {
                continue;
            }
            if (listener.Local.IsUnspecified || listener.Local.IsLoopback == remote.IsLoopback)
            {
                return listener;
            }
            best ??= listener;
        }
        return best;
    }

    /// <summary>The flow's local address is one of ours.</summary>
    public bool HasListener(in Flow flow) =>
        ListenerOf(flow) is var listener && listener.Transport == flow.Transport && listener.Local == flow.Local;

    /// <summary>The listener a flow belongs to; for streams we opened, the first of the transport.</summary>
    public SipListener ListenerOf(in Flow flow)
    {
        SipListener? best = null;
        foreach (SipListener listener in config.Listeners)
        {
            if (listener.Transport == flow.Transport)
            {
                if (listener.Local == flow.Local)
                {
                    return listener;
                }
                best ??= listener;
            }
        }
        return best ?? config.Listeners[0];
    }

    /// <summary>What Via and Contact say on a flow: our own address inside local networks, the public one elsewhere.</summary>
    public NetAddress AdvertisedOn(in Flow flow)
    {
        if (flow.IsWebSocket)
        {
            // No listener of SIP's, and of no use to anybody: what is sent to it goes through the WebSocket.
            return flow.Local;
        }
        SipListener listener = ListenerOf(flow);
        return LocalNet.Told(config.LocalNets, listener.Local, listener.Advertised, flow.Remote);
    }

    private static int PortOf(in NextHop hop) =>
        hop.Port != 0 ? hop.Port
        : hop.Transport == SipTransport.Tls ? 5061
        : 5060;

    private static bool TryAddress(in NextHop hop, out NetAddress address)
    {
        Span<byte> host = stackalloc byte[48];
        address = default;
        if (hop.Host.Length > 47 || !Encoding.ASCII.TryGetBytes(hop.Host, host, out int length))
        {
            return false;
        }
        if (!NetAddress.TryParseHost(host[..length], out NetAddress bare))
        {
            return false;
        }
        address = bare.WithPort(PortOf(hop));
        return true;
    }

    private bool TryDirect(SipTransport transport, NetAddress remote, NetAddress near, out Flow flow)
    {
        if (transport != SipTransport.Udp)
        {
            return byPeer.TryGetValue(new Peer(transport, remote), out flow);
        }
        flow = default;
        if (!near.IsNone && near.IsV6 == remote.IsV6)
        {
            flow = new Flow(SipTransport.Udp, near, remote);
            return true;
        }
        if (ListenerFor(transport, remote) is not SipListener listener)
        {
            return false;
        }
        flow = new Flow(SipTransport.Udp, listener.Local, remote);
        return true;
    }

    private Search? Open(in NextHop hop, Now now)
    {
        if (searches.Count >= config.Limits.PendingFlows)
        {
            return null;
        }
        Search search = new(this, hop) { Ticket = nextTicket++ };
        searches.Add(hop, search);
        byTicket.Add(search.Ticket, search);
        Instant end = now.Mono + config.Limits.FlowTimeout;
        timers.Rearm(ref search.Timeout, end, new StackTimer(search, 0, "SIP connect or name look-up"));
        return search;
    }

    private FlowSearch Join(Search search, IFlowWaiter waiter, int cookie)
    {
        if (search.Waiters.Count >= config.Limits.WaitingPerFlow)
        {
            return FlowSearch.Unavailable;
        }
        search.Waiters.Add((waiter, cookie));
        return FlowSearch.Waiting;
    }

    /// <summary>A stream leaves from a listener's address with a port of the system's choice (port 0).</summary>
    private bool Connect(Search search, NetAddress remote)
    {
        NetAddress local = ListenerFor(search.Hop.Transport, remote)?.Local.WithPort(0) ?? default;
        outbox.Outputs.Add(SipOutput.Connect(search.Hop.Transport, local, remote, search.Ticket));
        return true;
    }

    private void Finish(Search search, Flow? flow, Now now)
    {
        if (!searches.Remove(search.Hop))
        {
            return;
        }
        byTicket.Remove(search.Ticket);
        timers.Cancel(ref search.Timeout);
        foreach ((IFlowWaiter waiter, int cookie) in search.Waiters)
        {
            if (flow is Flow ready)
            {
                waiter.OnFlowReady(cookie, ready, now);
            }
            else
            {
                waiter.OnFlowUnavailable(cookie, now);
            }
        }
    }
}
