namespace Tandem.Engine.Legs;

using System.Diagnostics.CodeAnalysis;
using Tandem.Engine.Admission;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media.Sdp;

/// <summary>Makes legs: takes a port pair on the call's worker and starts their SDP state.</summary>
internal sealed class LegFactory(LegTable legs, PortStock ports, SdpPolicy policy, ToldAddresses told, IdSource ids, Turn turn)
{
    /// <summary>False when no port pair is free (503). Its peer is told the public address until it is known where it is.</summary>
    /// <param name="isBrowser">Its media will be protected by DTLS, on the port of all browsers.</param>
    public bool TryMake(Guid id, Guid call, Tenant tenant, bool isPhone, [NotNullWhen(true)] out Leg? leg, bool isBrowser = false)
    {
        leg = null;
        PortLease lease;
        if (!(isBrowser ? ports.TryTakeShared(turn.Now.Mono, out lease) : ports.TryTake(legs.WorkerOf(call), turn.Now.Mono, out lease)))
        {
            return false;
        }
        SdpSession sdp = new(ids.NextUInt64() >> 2, told.For(lease.Rtp, default), policy);
        leg = new Leg(id, call, tenant, lease, sdp) { IsPhone = isPhone };
        legs.Add(leg);
        return true;
    }

    /// <summary>The leg's descriptions tell a peer where to send, as seen from there; answers the last one made.</summary>
    public byte[] Face(Leg leg, NetAddress peer)
    {
        leg.Sdp.ReachedAt(told.For(leg.Lease.Rtp, peer));
        return leg.Sdp.Current;
    }

    /// <summary>Takes back a leg nobody has heard of yet.</summary>
    public void Unmake(Leg leg)
    {
        legs.Remove(leg);
        ports.Return(leg.Lease, turn.Now.Mono);
    }
}
