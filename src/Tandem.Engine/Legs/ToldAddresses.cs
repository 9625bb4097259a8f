namespace Tandem.Engine.Legs;

using Tandem.Foundation;

/// <summary>Where each peer is told to send its media: our own address inside local networks, the public one elsewhere.</summary>
internal sealed class ToldAddresses(NetAddress publicAddress, IReadOnlyList<LocalNet> localNets)
{
    /// <param name="bound">Where media is received.</param>
    /// <param name="peer">Where the peer is; none when that is not known.</param>
    public NetAddress For(NetAddress bound, NetAddress peer) =>
        LocalNet.Told(localNets, bound, publicAddress.IsNone ? bound : publicAddress.WithPort(bound.Port), peer);
}
