namespace Tandem.Store.Sqlite.Tables;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class TenantTable(SqliteLink link) : ITenantTable
{
    private const int Open = 0;
    private const int Disabled = 1;
    private const int Gone = 2;

    public IReadOnlyList<TenantRow> All() =>
        [
            .. link.Query<(long Id, string Name, string Domain, long State)>(
                    "SELECT id, name, domain, state FROM tenants WHERE state<>@Gone ORDER BY id",
                    new { Gone }
                )
                .Select(row => new TenantRow((int)row.Id, row.Name, row.Domain, row.State == Disabled)),
        ];

    public TenantRow Add(string name, string domain)
    {
        RefuseTwins(0, name, domain);
        // The row of one that was removed stays for good: an id is never given twice.
        return new TenantRow(
            link.Query<int>(
                "INSERT INTO tenants(id, name, domain) VALUES((SELECT coalesce(max(id), 0) + 1 FROM tenants), @name, @domain) RETURNING id",
                new { name, domain }
            )[0],
            name,
            domain
        );
    }

    public void Put(TenantRow tenant)
    {
        RefuseTwins(tenant.Id, tenant.Name, tenant.Domain);
        link.Run(
            "UPDATE tenants SET name=@Name, domain=@Domain, state=@state WHERE id=@Id",
            new
            {
                tenant.Id,
                tenant.Name,
                tenant.Domain,
                state = tenant.Disabled ? Disabled : Open,
            }
        );
    }

    public void Remove(int id) =>
        link.Run("UPDATE tenants SET state=@Gone, name='removed '||id, domain='removed '||id WHERE id=@id", new { id, Gone });

    public IReadOnlyList<int> Removed() =>
        link.Query<int>("SELECT id FROM tenants WHERE state=@Gone AND counters<>'purged' ORDER BY id", new { Gone });

    public bool Purge(int id, int most)
    {
        foreach (
            string table in link.Query<string>(
                "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name='tenant' WHERE m.type='table' ORDER BY m.name"
            )
        )
        {
            string key = KeyOf(table);
            most -= link.Run(
                $"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE tenant=@id LIMIT @most)",
                new { id, most }
            );
            if (most <= 0)
            {
                return false;
            }
        }
        link.Run("UPDATE tenants SET counters='purged' WHERE id=@id", new { id });
        return true;
    }

    private string KeyOf(string table) =>
        link.Query<int>("SELECT wr FROM pragma_table_list(@table)", new { table })[0] == 0
            ? "rowid"
            : string.Join(", ", link.Query<string>("SELECT name FROM pragma_table_info(@table) WHERE pk>0 ORDER BY pk", new { table }));

    private void RefuseTwins(int id, string name, string domain)
    {
        foreach (TenantRow row in All())
        {
            if (row.Id != id && (row.Name == name || string.Equals(row.Domain, domain, StringComparison.OrdinalIgnoreCase)))
            {
                throw new RowRefusedException($"tenant {row.Name} with domain {row.Domain} exists already");
            }
        }
    }
}
