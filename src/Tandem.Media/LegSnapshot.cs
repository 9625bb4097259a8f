namespace Tandem.Media;

using Tandem.Foundation;

/// <summary>What of a leg's media survives a move to another worker: its stream's numbers, where the peer was heard, who is never listened to, and the counters.</summary>
public sealed record LegSnapshot(
    LegPlan Plan,
    uint Ssrc,
    ushort Sequence,
    uint Timestamp,
    NetAddress Heard,
    NetAddress[] Refused,
    LegStats Figures
)
{
    /// <summary>How far its packets' indices have come; null: it is not protected.</summary>
    public SrtpState? Protection { get; init; }
}

/// <summary>What is needed to go on with the same keys elsewhere (RFC 3711 §3.2.3): no index may be used twice.</summary>
/// <param name="Highest">Of what we sent; null before the first.</param>
/// <param name="NextControl">The next one's of RTCP.</param>
/// <param name="Sources">Of what we received, the one heard longest ago first.</param>
public sealed record SrtpState(ulong? Highest, uint NextControl, SrtpSourceState[] Sources);

/// <summary>How far a source has come; null: nothing came.</summary>
public sealed record SrtpSourceState(uint Ssrc, ulong? Highest, ulong? HighestControl);
