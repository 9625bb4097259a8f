namespace Tandem.Net.Names;

using Tandem.Engine.Peers;

/// <summary>Where a name leads.</summary>
/// <param name="Addresses">In the order to be tried.</param>
/// <param name="Keep">How long that is good for.</param>
internal sealed record PeerAddresses(TrunkAddress[] Addresses, TimeSpan Keep)
{
    public static PeerAddresses None(TimeSpan keep) => new([], keep);
}
