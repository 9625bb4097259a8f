namespace Tandem.Media.Sdp;

using Tandem.Foundation;

/// <summary>Where a peer reaches us: one address that it is told in the usual lines, and others that it may try beside (RFC 8839 candidates).</summary>
public readonly record struct SdpPlaces(NetAddress First, IReadOnlyList<NetAddress> Others);
