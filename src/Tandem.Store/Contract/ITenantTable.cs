namespace Tandem.Store.Contract;

/// <summary>A tenant as the store knows it.</summary>
/// <param name="Disabled">Kept whole, and not served.</param>
public sealed record TenantRow(int Id, string Name, string Domain, bool Disabled = false);

/// <summary>The tenants of a server. An id is never given twice.</summary>
public interface ITenantTable
{
    /// <summary>By id, without those that were removed.</summary>
    IReadOnlyList<TenantRow> All();

    /// <summary>Adds a tenant; throws <see cref="RowRefusedException"/> when name or domain (case aside) is taken.</summary>
    TenantRow Add(string name, string domain);

    /// <summary>Another domain, or disabled or not. Throws as <see cref="Add"/> does.</summary>
    void Put(TenantRow tenant);

    /// <summary>It is no tenant any more, and its name and domain are free; its rows are still there.</summary>
    void Remove(int id);

    /// <summary>Those that were removed and have rows left.</summary>
    IReadOnlyList<int> Removed();

    /// <summary>Deletes rows of a removed tenant from the tables of everything, at most so many. True when nothing is left of it.</summary>
    bool Purge(int id, int most);
}
