namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

internal sealed class NumberingTable(SqliteLink link) : RowTable<NumberingRow>(link, "numbering")
{
    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change is PutNumbering { Row: { } row } && Put(tenant, NumberingRow.OnlyId, row);
}
