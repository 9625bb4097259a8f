namespace Tandem.Store.Sqlite.Tables.Access;

using Tandem.Access.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class KeyTable(SqliteLink link)
{
    private readonly Statement put = link.Prepare("INSERT OR REPLACE INTO access_keys(hash, tenant, body) VALUES($p0, $p1, $p2)");

    public void Put(KeyRow row) => put.Run(row.Hash.ToBytes(), row.Tenant, RowBody.Write(row));

    public IReadOnlyList<KeyRow> All() =>
        [.. link.Query<string>("SELECT body FROM access_keys ORDER BY hash").Select(body => RowBody.Read<KeyRow>(body))];
}
