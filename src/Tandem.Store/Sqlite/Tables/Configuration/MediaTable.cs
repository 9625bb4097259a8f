namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

internal sealed class MediaTable(SqliteLink link) : RowTable<MediaRow>(link, "media", "path")
{
    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutMedia { Row: { } row } => Put(tenant, row.Id, row, row.Path),
            RemoveMediaFile { Id: int id } => Remove(tenant, id),
            _ => false,
        };
}
