namespace Tandem.Store.Reading;

using Dapper;
using Microsoft.Data.Sqlite;

/// <summary>A tenant as the store knows it.</summary>
public sealed record TenantRow(int Id, string Name, string Domain);

internal static class TenantRows
{
    public static IReadOnlyList<TenantRow> All(SqliteConnection connection) =>
        [
            .. connection
                .Query<(long Id, string Name, string Domain)>("SELECT id, name, domain FROM tenants ORDER BY id")
                .Select(row => new TenantRow((int)row.Id, row.Name, row.Domain)),
        ];

    /// <summary>Adds a tenant; throws <see cref="StoreException"/> when name or domain is taken.</summary>
    public static TenantRow Add(SqliteConnection connection, string name, string domain)
    {
        foreach (TenantRow row in All(connection))
        {
            if (row.Name == name || string.Equals(row.Domain, domain, StringComparison.OrdinalIgnoreCase))
            {
                throw new StoreException($"tenant {row.Name} with domain {row.Domain} exists already");
            }
        }
        connection.Execute("INSERT INTO tenants(name, domain) VALUES(@name, @domain)", new { name, domain });
        return All(connection)[^1];
    }
}
