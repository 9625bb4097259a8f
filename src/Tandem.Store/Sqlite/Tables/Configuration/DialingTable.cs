namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

/// <summary>What own calls go by, all kinds in one table. A campaign's numbers go afterwards, some at a time.</summary>
internal sealed class DialingTable(SqliteLink link) : IChangeTable
{
    // A code that agents were taken from and one they were given to are written in turn: none is twice there between.
    private readonly Statement put = link.Prepare(
        "INSERT INTO dialing(tenant, kind, id, label, body) VALUES($p0, $p1, $p2, $p3, $p4)"
            + " ON CONFLICT(tenant, id) DO UPDATE SET label=$p3, body=$p4"
    );

    private readonly Statement remove = link.Prepare("DELETE FROM dialing WHERE tenant=$p0 AND id=$p1");

    public bool TryWrite(int tenant, ConfigurationChange change)
    {
        switch (change)
        {
            case PutDialing { Row: { } row }:
                put.Run(tenant, row.Kind, row.Id, row.Label, RowBody.Write(row));
                return true;
            case RemoveDialing gone:
                remove.Run(tenant, gone.Id);
                return true;
            default:
                return false;
        }
    }

    /// <summary>By id.</summary>
    public List<DialingRow> All(int tenant) =>
        [
            .. link.Query<string>("SELECT body FROM dialing WHERE tenant=@tenant ORDER BY id", new { tenant })
                .Select(RowBody.Read<DialingRow>),
        ];
}
