namespace Tandem.Engine.Legs;

using System.Diagnostics.CodeAnalysis;
using Tandem.Engine.Admission;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media.Sdp;

/// <summary>Makes legs: takes a port pair on the call's worker and starts their SDP state.</summary>
internal sealed class LegFactory(LegTable legs, PortStock ports, SdpPolicy policy, NetAddress publicAddress, IdSource ids, Turn turn)
{
    /// <summary>False when no port pair is free (503).</summary>
    public bool TryMake(Guid id, Guid call, Tenant tenant, bool isPhone, [NotNullWhen(true)] out Leg? leg)
    {
        leg = null;
        if (!ports.TryTake(legs.WorkerOf(call), turn.Now.Mono, out PortLease lease))
        {
            return false;
        }
        NetAddress advertised = publicAddress.IsNone ? lease.Rtp : publicAddress.WithPort(lease.Rtp.Port);
        leg = new Leg(id, call, tenant, lease, new SdpSession(ids.NextUInt64() >> 2, advertised, policy)) { IsPhone = isPhone };
        legs.Add(leg);
        return true;
    }

    /// <summary>Takes back a leg nobody has heard of yet.</summary>
    public void Unmake(Leg leg)
    {
        legs.Remove(leg);
        ports.Return(leg.Lease, turn.Now.Mono);
    }
}
