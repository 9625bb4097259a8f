namespace Tandem.Engine.Ports;

using Tandem.Foundation;

/// <summary>An RTP/RTCP pair that a worker has bound and announces: RTP at <paramref name="Rtp"/>, RTCP at the next port.</summary>
/// <param name="Pair">Number of the pair, unique over all workers of the node.</param>
/// <param name="IsShared">
/// One of many places on the one UDP port of all browsers, for a leg with <see cref="Tandem.Media.DtlsProtection"/>: its packets are told apart
/// by its user name fragment, then by where they come from. RTCP has no port of its own there.
/// </param>
public readonly record struct PortPair(int Worker, int Pair, NetAddress Rtp, bool IsShared = false);
