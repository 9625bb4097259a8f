namespace Tandem.Access.Tenants;

using System.Collections.Frozen;

/// <summary>A tenant as dialects see it.</summary>
/// <param name="Domain">The SIP domain of its credentials.</param>
public sealed record TenantEntry(int Id, string Name, string Domain, TenantDoor Door);

/// <summary>The tenants of this server that are open. Read by any thread; changed by whoever adds, disables and removes tenants.</summary>
public sealed class TenantDirectory
{
    private readonly Lock changing = new();
    private readonly int first;
    private volatile Tables tables;

    /// <param name="tenants">The first is the default one.</param>
    public TenantDirectory(IReadOnlyList<TenantEntry> tenants)
    {
        first = tenants[0].Id;
        tables = Tables.Of(tenants);
    }

    public TenantEntry Default => tables.ById[first];

    public TenantEntry? ById(int id) => tables.ById.GetValueOrDefault(id);

    public TenantEntry? ByDomain(string domain) => tables.ByDomain.GetValueOrDefault(domain);

    /// <summary>Whose login it is: <c>login@domain</c> names a tenant, else the host the client called does, else it is the default one's.</summary>
    public (TenantEntry Tenant, string Login) OfLogin(string login, string host)
    {
        int at = login.LastIndexOf('@');
        return at > 0 && ByDomain(login[(at + 1)..]) is { } named ? (named, login[..at]) : (ByDomain(host) ?? Default, login);
    }

    /// <summary>In order of id.</summary>
    public IReadOnlyList<TenantEntry> All => tables.All;

    /// <summary>Opens one, in place of the one with the same id if there is one.</summary>
    public void Open(TenantEntry tenant)
    {
        lock (changing)
        {
            tables = Tables.Of([.. tables.All.Where(each => each.Id != tenant.Id), tenant]);
        }
    }

    /// <summary>Whoever is of that tenant gets in no longer. The default one stays open.</summary>
    public void Close(int id)
    {
        lock (changing)
        {
            tables = id == first ? tables : Tables.Of([.. tables.All.Where(each => each.Id != id)]);
        }
    }

    private sealed record Tables(
        IReadOnlyList<TenantEntry> All,
        FrozenDictionary<int, TenantEntry> ById,
        FrozenDictionary<string, TenantEntry> ByDomain
    )
    {
        public static Tables Of(IEnumerable<TenantEntry> tenants)
        {
            TenantEntry[] all = [.. tenants.OrderBy(tenant => tenant.Id)];
            return new(
                all,
                all.ToFrozenDictionary(tenant => tenant.Id),
                all.ToFrozenDictionary(tenant => tenant.Domain, StringComparer.OrdinalIgnoreCase)
            );
        }
    }
}
