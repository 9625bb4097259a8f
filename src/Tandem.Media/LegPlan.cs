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

/// <summary>An RTP payload type and the codec it stands for.</summary>
public readonly record struct PayloadFormat(byte Type, Codec Codec);

/// <summary>What both sides of a leg agreed on. Payload types in what we receive are those of our description, in what we send those of the peer's.</summary>
/// <param name="Remote">Where the peer says it receives RTP; used until its own packets show where it is.</param>
/// <param name="RemoteRtcp">Likewise for RTCP.</param>
/// <param name="Codec">The codec we send, and expect.</param>
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
    /// <summary>What else our description listed: the peer may send any of it (RFC 3264 §5.1, §6.1).</summary>
    public IReadOnlyList<PayloadFormat> Others { get; init; } = [];

    /// <summary>Who the other side is, beside what SDP says.</summary>
    public MediaPeer Peer { get; init; }

    /// <summary>How its packets are protected; null: plain RTP.</summary>
    public Protection? Protection { get; init; }

    public bool CanSend => Direction is MediaDirection.SendOnly or MediaDirection.SendRecv;

    /// <summary>The codec of a payload type we receive; null for what we did not list.</summary>
    public Codec? CodecOf(int payloadType)
    {
        if (payloadType == PayloadIn)
        {
            return Codec;
        }
        for (int i = 0; i < Others.Count; i++)
        {
            if (Others[i].Type == payloadType)
            {
                return Others[i].Codec;
            }
        }
        return null;
    }

    public bool CanReceive => Direction is MediaDirection.RecvOnly or MediaDirection.SendRecv;
}
