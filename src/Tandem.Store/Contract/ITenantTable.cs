namespace Tandem.Store.Contract;

/// <summary>A tenant as the store knows it.</summary>
public sealed record TenantRow(int Id, string Name, string Domain);

/// <summary>The tenants of a server.</summary>
public interface ITenantTable
{
    /// <summary>By id.</summary>
    IReadOnlyList<TenantRow> All();

    /// <summary>Adds a tenant; throws <see cref="RowRefusedException"/> when name or domain (case aside) is taken.</summary>
    TenantRow Add(string name, string domain);
}
