namespace Tandem.Engine.Legs;

using Tandem.Foundation;

/// <summary>Where each peer is told to send its media: our own address inside local networks, the public one elsewhere.</summary>
internal sealed class ToldAddresses(NetAddress publicAddress, IReadOnlyList<LocalNet> localNets)
{
    /// <param name="bound">Where media is received.</param>
    /// <param name="peer">Where the peer is; none when that is not known.</param>
    public NetAddress For(NetAddress bound, NetAddress peer) =>
        LocalNet.Told(localNets, bound, publicAddress.IsNone ? bound : publicAddress.WithPort(bound.Port), peer);

    /// <summary>What else it may try: our own address where it was told the public one, and the other way round.</summary>
    public IReadOnlyList<NetAddress> OthersThan(NetAddress first, NetAddress bound)
    {
        NetAddress outside = publicAddress.IsNone ? bound : publicAddress.WithPort(bound.Port);
        return [.. new[] { bound, outside }.Distinct().Where(each => each != first && !each.IsUnspecified)];
    }
}
