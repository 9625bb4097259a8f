namespace Tandem.Engine.Ports;

using Tandem.Foundation;

/// <summary>An RTP/RTCP pair that a worker has bound and announces: RTP at <paramref name="Rtp"/>, RTCP at the next port.</summary>
/// <param name="Pair">Number of the pair, unique over all workers of the node.</param>
public readonly record struct PortPair(int Worker, int Pair, NetAddress Rtp);
