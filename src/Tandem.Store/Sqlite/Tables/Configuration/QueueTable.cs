namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

internal sealed class QueueTable(SqliteLink link) : RowTable<QueueRow>(link, "queues", "name")
{
    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutQueue { Row: { } row } => Put(tenant, row.Id, row, row.Name),
            RemoveQueue { Id: int id } => Remove(tenant, id),
            _ => false,
        };
}
