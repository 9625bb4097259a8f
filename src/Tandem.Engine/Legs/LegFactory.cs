namespace Tandem.Engine.Legs;

using System.Diagnostics.CodeAnalysis;
using Tandem.Engine.Admission;
using Tandem.Engine.Settings;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media.Sdp;

/// <summary>Makes legs: takes a port pair on the call's worker, or a place on the browsers' port, and starts their SDP state.</summary>
internal sealed class LegFactory(LegTable legs, PortStock ports, ExchangeConfig config, ToldAddresses told, IdSource ids, Turn turn)
{
    private readonly SdpPolicy browsers = config.BrowserSdp;

    /// <summary>There are legs of browsers.</summary>
    public bool ServesBrowsers => config.MediaCertificate is not null;

    /// <summary>False when no port pair is free (503). Its peer is told the public address until it is known where it is.</summary>
    public bool TryMake(Guid id, Guid call, Tenant tenant, bool isPhone, MediaGuard guard, [NotNullWhen(true)] out Leg? leg)
    {
        leg = null;
        if (!TryTake(call, guard, out PortLease lease))
        {
            return false;
        }
        leg = new Leg(id, call, tenant, lease, Session(lease, guard), guard) { IsPhone = isPhone };
        legs.Add(leg);
        return true;
    }

    /// <summary>Phones of another kind are to ring for the leg too. False when there is no place for them.</summary>
    public bool TryAdd(Leg leg, MediaGuard guard)
    {
        if (!TryTake(leg.Call, guard, out PortLease lease))
        {
            return false;
        }
        leg.Others.Add(new LegSide(guard, lease, Session(lease, guard)));
        return true;
    }

    /// <summary>A phone of that kind has answered: the others are not needed any more.</summary>
    public void Settle(Leg leg, MediaGuard guard)
    {
        if (leg.Others.Find(side => side.Guard == guard) is { } own)
        {
            legs.Turn(leg, own);
        }
        foreach (LegSide left in leg.Others)
        {
            ports.Return(left.Lease, turn.Now.Mono);
        }
        leg.Others.Clear();
    }

    /// <summary>The leg's descriptions tell a peer where to send, as seen from there; answers the last one made.</summary>
    public byte[] Face(Leg leg, NetAddress peer) => Face(leg.Sdp, leg.Lease, peer);

    /// <summary>Likewise those for phones of another kind.</summary>
    public byte[] Face(LegSide side, NetAddress peer) => Face(side.Sdp, side.Lease, peer);

    /// <summary>Takes back a leg nobody has heard of yet.</summary>
    public void Unmake(Leg leg)
    {
        legs.Remove(leg);
        ports.Return(leg.Lease, turn.Now.Mono);
    }

    private byte[] Face(SdpSession sdp, in PortLease lease, NetAddress peer)
    {
        NetAddress first = told.For(lease.Rtp, peer);
        sdp.ReachedAt(first, lease.IsShared ? told.OthersThan(first, lease.Rtp) : null);
        return sdp.Current;
    }

    private bool TryTake(Guid call, MediaGuard guard, out PortLease lease) =>
        guard == MediaGuard.Browser
            ? ports.TryTakeShared(turn.Now.Mono, out lease)
            : ports.TryTake(legs.WorkerOf(call), turn.Now.Mono, out lease);

    private SdpSession Session(in PortLease lease, MediaGuard guard) =>
        new(ids.NextUInt64() >> 2, told.For(lease.Rtp, default), guard == MediaGuard.Browser ? browsers : config.Sdp)
        {
            Protector = guard switch
            {
                MediaGuard.Browser => new DtlsProtector(config.MediaCertificate!, ids),
                MediaGuard.KeysOffered => new SdesProtector(SdesUse.Offered, ids),
                MediaGuard.KeysRequired => new SdesProtector(SdesUse.Required, ids),
                _ => null,
            },
        };
}
