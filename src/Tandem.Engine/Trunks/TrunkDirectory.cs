namespace Tandem.Engine.Trunks;

using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Sip.Auth;

/// <summary>
/// The directory SIP consults. A request belongs to the tenant whose domain its Request-URI names; a trunk's, whatever host it names, to the trunk's
/// tenant; at one of our own addresses to the first.
/// </summary>
internal sealed class TrunkDirectory(TenantTable tenants, TrunkTable trunks) : ISipDirectory
{
    public string? RealmFor(string host, bool isOwnAddress, NetAddress source)
    {
        if (tenants.ByDomain(host) is { } named)
        {
            return named.Domain;
        }
        // Carriers name what they like: their own realm, our name, our address without a port.
        IReadOnlyList<Trunk> there = trunks.At(source);
        return there.Count > 0 ? there[0].Tenant.Domain
            : isOwnAddress && tenants.All.Count > 0 ? tenants.All[0].Domain
            : null;
    }

    public string? TrunkAt(NetAddress source)
    {
        IReadOnlyList<Trunk> there = trunks.At(source);
        return there.Count == 0 ? null : there[0].Name;
    }

    public SipCaller? TrunkOf(NetAddress source, string host, string user)
    {
        IReadOnlyList<Trunk> there = trunks.At(source);
        if (there.Count == 0)
        {
            return null;
        }
        Tenant? named = tenants.ByDomain(host);
        Trunk? best = null;
        foreach (Trunk trunk in there)
        {
            if (named is not null && trunk.Tenant != named)
            {
                continue;
            }
            bool isAccount = user.Length > 0 && trunk.Row.User == user;
            if (best is null || isAccount)
            {
                best = trunk;
            }
            if (isAccount)
            {
                break;
            }
        }
        return best is null ? null : new SipCaller(best.Tenant.Domain, null, best.Name);
    }

    public string ExtensionOf(string realm, string account) =>
        tenants.ByDomain(realm) is { } tenant ? tenant.Extensions.NumberOf(account) : account;

    public bool TryGetCredential(string realm, string extension, out SipCredential credential)
    {
        credential = default;
        return tenants.ByDomain(realm) is { } tenant && tenant.Extensions.TryGet(extension, out credential);
    }
}
