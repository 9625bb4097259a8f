namespace Tandem.Media;

using Tandem.Foundation;
using Tandem.Media.Codecs;

/// <summary>A port pair on loan to a leg. An order or packet with another generation than the current one is dropped.</summary>
public readonly record struct LegPort(int Pair, int Generation);

/// <summary>Which way audio flows, from our side.</summary>
public enum MediaDirection : byte
{
    Inactive,
    SendOnly,
    RecvOnly,
    SendRecv,
}

/// <summary>What both sides of a leg agreed on.</summary>
/// <param name="Remote">Where the peer says it receives RTP; used until its own packets show where it is.</param>
/// <param name="RemoteRtcp">Likewise for RTCP.</param>
/// <param name="Codec">The codec in both directions.</param>
/// <param name="PayloadIn">Its payload type in what we receive.</param>
/// <param name="PayloadOut">Its payload type in what we send.</param>
/// <param name="DigitsIn">Payload type of telephone-event we receive, −1 when not agreed.</param>
/// <param name="DigitsOut">Payload type of telephone-event we send, −1 when not agreed.</param>
/// <param name="Direction">From our side.</param>
/// <param name="RtcpMux">RTCP travels on the RTP port (RFC 5761).</param>
public sealed record LegPlan(
    NetAddress Remote,
    NetAddress RemoteRtcp,
    Codec Codec,
    byte PayloadIn,
    byte PayloadOut,
    int DigitsIn,
    int DigitsOut,
    MediaDirection Direction,
    bool RtcpMux
)
{
    /// <summary>Who the other side is, beside what SDP says.</summary>
    public MediaPeer Peer { get; init; }

    public bool CanSend => Direction is MediaDirection.SendOnly or MediaDirection.SendRecv;

    public bool CanReceive => Direction is MediaDirection.RecvOnly or MediaDirection.SendRecv;
}
