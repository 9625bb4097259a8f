namespace Tandem.Store.Sqlite.Tables;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class TenantTable(SqliteLink link) : ITenantTable
{
    public IReadOnlyList<TenantRow> All() =>
        [
            .. link.Query<(long Id, string Name, string Domain)>("SELECT id, name, domain FROM tenants ORDER BY id")
                .Select(row => new TenantRow((int)row.Id, row.Name, row.Domain)),
        ];

    public TenantRow Add(string name, string domain)
    {
        foreach (TenantRow row in All())
        {
            if (row.Name == name || string.Equals(row.Domain, domain, StringComparison.OrdinalIgnoreCase))
            {
                throw new RowRefusedException($"tenant {row.Name} with domain {row.Domain} exists already");
            }
        }
        link.Run("INSERT INTO tenants(name, domain) VALUES(@name, @domain)", new { name, domain });
        return All()[^1];
    }
}
