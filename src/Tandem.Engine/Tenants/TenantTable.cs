namespace Tandem.Engine.Tenants;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;
using Tandem.Sip.Auth;

/// <summary>
/// The tenants of this loop, and the directory SIP consults. A request belongs to the tenant whose domain its Request-URI
/// names; a trunk's whatever host it names to the trunk's tenant; at one of our own addresses to the first. Whoever came first keeps what a later one claims too.
/// </summary>
internal sealed class TenantTable : ISipDirectory
{
    private readonly List<Tenant> all = [];
    private readonly Dictionary<int, Tenant> byId = [];
    private readonly Dictionary<string, Tenant> byDomain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<NetAddress, (Tenant Tenant, TrunkRow Trunk)> byTrunkHost = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<Tenant> All => all;

    public void Add(Tenant tenant)
    {
        byId.Add(tenant.Id, tenant);
        all.Add(tenant);
        Index(tenant);
    }

    public void Remove(Tenant tenant)
    {
        byId.Remove(tenant.Id);
        all.Remove(tenant);
        Reindex();
    }

    /// <summary>After a change of a tenant's domain or trunks.</summary>
    public void Reindex()
    {
        byDomain.Clear();
        byTrunkHost.Clear();
        foreach (Tenant tenant in all)
        {
            Index(tenant);
        }
    }

    public Tenant? ById(int id) => byId.GetValueOrDefault(id);

    public Tenant? ByDomain(string domain) => byDomain.GetValueOrDefault(domain);

    public string? RealmFor(string host, bool isOwnAddress, NetAddress source)
    {
        if (ByDomain(host) is { } named)
        {
            return named.Domain;
        }
        // Carriers name what they like: their own realm, our name, our address without a port.
        if (byTrunkHost.TryGetValue(Host(source), out (Tenant Tenant, TrunkRow Trunk) known))
        {
            return known.Tenant.Domain;
        }
        return isOwnAddress && all.Count > 0 ? all[0].Domain : null;
    }

    public string? TrunkAt(NetAddress source) =>
        byTrunkHost.TryGetValue(Host(source), out (Tenant Tenant, TrunkRow Trunk) known) ? known.Trunk.Name : null;

    public bool TryGetCredential(string realm, string extension, out SipCredential credential)
    {
        credential = default;
        return ByDomain(realm) is { } tenant && tenant.Extensions.TryGet(extension, out credential);
    }

    private static NetAddress Host(NetAddress address) => address.WithPort(0);

    private void Index(Tenant tenant)
    {
        byDomain.TryAdd(tenant.Domain, tenant);
        foreach (TrunkRow trunk in tenant.Trunks)
        {
            byTrunkHost.TryAdd(Host(trunk.Address), (tenant, trunk));
        }
    }
}
