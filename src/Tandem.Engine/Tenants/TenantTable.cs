namespace Tandem.Engine.Tenants;

/// <summary>The tenants of this loop. Whoever came first keeps a domain that a later one claims too.</summary>
internal sealed class TenantTable
{
    private readonly List<Tenant> all = [];
    private readonly Dictionary<int, Tenant> byId = [];
    private readonly Dictionary<string, Tenant> byDomain = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>After a change of a tenant's domain.</summary>
    public void Reindex()
    {
        byDomain.Clear();
        foreach (Tenant tenant in all)
        {
            Index(tenant);
        }
    }

    public Tenant? ById(int id) => byId.GetValueOrDefault(id);

    public Tenant? ByDomain(string domain) => byDomain.GetValueOrDefault(domain);

    private void Index(Tenant tenant) => byDomain.TryAdd(tenant.Domain, tenant);
}
