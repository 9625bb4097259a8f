namespace Tandem.Access;

/// <summary>A tenant as dialects see it.</summary>
/// <param name="Domain">The SIP domain of its credentials.</param>
public sealed record TenantEntry(int Id, string Name, string Domain, TenantDoor Door);

/// <summary>The tenants of this server. The first is the default one.</summary>
public sealed class TenantDirectory(IReadOnlyList<TenantEntry> tenants)
{
    public TenantEntry Default => tenants[0];

    public TenantEntry? ById(int id) => tenants.FirstOrDefault(tenant => tenant.Id == id);

    public TenantEntry? ByDomain(string domain) =>
        tenants.FirstOrDefault(tenant => string.Equals(tenant.Domain, domain, StringComparison.OrdinalIgnoreCase));
}
