using Tandem.Foundation;
using Tandem.Sip.Settings;

namespace Tandem.Sip.Flows;

/// <summary>
/// One way to reach one peer: everything SIP knows about addresses. For UDP <paramref name="Connection"/> is 0; a stream
/// connection has a number of its own that is never used again, so a dead flow cannot be mistaken for a new one.
/// </summary>
/// <param name="Transport">The transport.</param>
/// <param name="Local">Our address: the listener's for UDP and accepted streams.</param>
/// <param name="Remote">The peer's address.</param>
/// <param name="Connection">The stream connection's number, 0 for UDP.</param>
public readonly record struct Flow(SipTransport Transport, NetAddress Local, NetAddress Remote, long Connection = 0)
{
    /// <summary>True when the transport itself delivers, so nothing is sent twice (RFC 3261 §17).</summary>
    public bool IsReliable => Transport != SipTransport.Udp;

    /// <summary>A WebSocket: it brings messages, not bytes, and cannot be opened by us (RFC 7118 §4.2, §5).</summary>
    public bool IsWebSocket => Transport is SipTransport.Ws or SipTransport.Wss;
}
