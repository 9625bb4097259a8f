namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

internal sealed class RouteTable(SqliteLink link) : RowTable<RouteRow>(link, "routes", "number")
{
    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutRoute { Row: { } row } => Put(tenant, row.Id, row, row.Number),
            RemoveRoute { Id: int id } => Remove(tenant, id),
            _ => false,
        };
}
