using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Flows;

/// <summary>Where a peer itself is, as far as the way its signalling came shows.</summary>
/// <param name="Host">The peer's own host, or that of the NAT before it; where that cannot be known, of the nearest proxy. The port means nothing.</param>
/// <param name="IsKnown">False when proxies that we do not trust are in between.</param>
public readonly record struct PeerLocation(NetAddress Host, bool IsKnown)
{
    /// <summary>
    /// Walks back over the Vias: what a trusted proxy says of the hop before it is believed (<c>received</c>, RFC 3261 §18.2.1, else
    /// sent-by), and so on until a hop that is no trusted proxy.
    /// </summary>
    internal static PeerLocation Of(SipMessage request, NetAddress source, IReadOnlyList<NetBlock> proxies)
    {
        NetAddress host = source;
        bool top = true;
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Via))
        {
            // Our own transport saw where the topmost hop is.
            if (top)
            {
                top = false;
                continue;
            }
            if (!NetBlock.AnyContains(proxies, host) || !TryHost(value, out NetAddress before))
            {
                return new PeerLocation(host, false);
            }
            host = before;
        }
        return new PeerLocation(host, true);
    }

    private static bool TryHost(ReadOnlySpan<byte> value, out NetAddress host)
    {
        host = default;
        return ViaHeader.TryParse(value, out ViaHeader via)
            && NetAddress.TryParseHost(via.Received.IsEmpty ? via.Host : via.Received, out host);
    }
}
