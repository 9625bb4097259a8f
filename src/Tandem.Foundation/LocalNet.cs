namespace Tandem.Foundation;

/// <summary>A network behind the same NAT as we: who is in it reaches us, and is reached, without it.</summary>
/// <param name="Block">Its addresses.</param>
/// <param name="Own">Our address as seen from there, where we listen on all of them; the port means nothing.</param>
public readonly record struct LocalNet(NetBlock Block, NetAddress Own)
{
    /// <summary>Whether any of them has the address.</summary>
    public static bool AnyContains(IReadOnlyList<LocalNet> nets, NetAddress address) => TryFind(nets, address, out _);

    /// <summary>What a peer is told as our address.</summary>
    /// <param name="nets">Those that are local.</param>
    /// <param name="bound">Where we listen.</param>
    /// <param name="outside">What peers in none of them are told.</param>
    /// <param name="peer">Where the peer is; none when that is not known.</param>
    public static NetAddress Told(IReadOnlyList<LocalNet> nets, NetAddress bound, NetAddress outside, NetAddress peer) =>
        peer.IsNone || !TryFind(nets, peer, out LocalNet found) ? outside
        : bound.IsUnspecified ? found.Own.WithPort(bound.Port)
        : bound;

    private static bool TryFind(IReadOnlyList<LocalNet> nets, NetAddress address, out LocalNet found)
    {
        for (int i = 0; i < nets.Count; i++)
        {
            if (nets[i].Block.Contains(address))
            {
                found = nets[i];
                return true;
            }
        }
        found = default;
        return false;
    }
}
