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
);
