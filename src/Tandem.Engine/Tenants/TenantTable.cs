namespace Tandem.Engine.Tenants;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Sip.Auth;

/// <summary>
/// The tenants of this loop, and the directory SIP consults. A request belongs to the tenant whose domain its Request-URI
/// names; at one of our own addresses it belongs to the trunk's tenant, else to the first.
/// </summary>
internal sealed class TenantTable(IReadOnlyList<Tenant> tenants) : ISipDirectory
{
    public IReadOnlyList<Tenant> All => tenants;

    public Tenant? ById(int id)
    {
        foreach (Tenant tenant in tenants)
        {
            if (tenant.Id == id)
            {
                return tenant;
            }
        }
        return null;
    }

    public Tenant? ByDomain(string domain)
    {
        foreach (Tenant tenant in tenants)
        {
            if (string.Equals(tenant.Domain, domain, StringComparison.OrdinalIgnoreCase))
            {
                return tenant;
            }
        }
        return null;
    }

    public string? RealmFor(string host, bool isOwnAddress, NetAddress source)
    {
        if (ByDomain(host) is { } named)
        {
            return named.Domain;
        }
        if (!isOwnAddress)
        {
            return null;
        }
        foreach (Tenant tenant in tenants)
        {
            if (TrunkAt(tenant, source) is not null)
            {
                return tenant.Domain;
            }
        }
        return tenants[0].Domain;
    }

    public string? TrunkAt(NetAddress source)
    {
        foreach (Tenant tenant in tenants)
        {
            if (TrunkAt(tenant, source) is { } trunk)
            {
                return trunk.Name;
            }
        }
        return null;
    }

    public bool TryGetCredential(string realm, string extension, out SipCredential credential)
    {
        credential = default;
        return ByDomain(realm) is { } tenant && tenant.Extensions.TryGet(extension, out credential);
    }

    private static TrunkRow? TrunkAt(Tenant tenant, NetAddress source)
    {
        foreach (TrunkRow trunk in tenant.Trunks)
        {
            if (trunk.Address.SameHost(source))
            {
                return trunk;
            }
        }
        return null;
    }
}
