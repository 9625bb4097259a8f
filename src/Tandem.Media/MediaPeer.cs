namespace Tandem.Media;

using Tandem.Foundation;

/// <summary>How much is known of where a peer is, beside what its SDP says.</summary>
public enum PeerTrust : byte
{
    /// <summary>The host is the peer's own, or that of the NAT before it.</summary>
    Known,

    /// <summary>The peer sits behind proxies that do not tell where it is, or are not believed.</summary>
    Hidden,

    /// <summary>Its SDP is right, always: nobody else is heard, and nothing is sent elsewhere (a trunk's <c>media=sdp</c>).</summary>
    SdpOnly,
}

/// <summary>Who the other side of a leg is, as far as signalling shows.</summary>
/// <param name="Host">Where its signalling comes from; behind a trusted proxy the phone's own address. None when not known. The port means nothing.</param>
/// <param name="Trust">What that is worth.</param>
public readonly record struct MediaPeer(NetAddress Host, PeerTrust Trust = PeerTrust.Known);
