namespace Tandem.Store.Sqlite.Tables.Configuration;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Sqlite.Sql;

internal sealed class TierTable(SqliteLink link) : RowTable<TierRow>(link, "tiers", "queue", "user")
{
    public override bool TryWrite(int tenant, ConfigurationChange change) =>
        change switch
        {
            PutTier { Row: { } row } => Put(tenant, row.Id, row, row.QueueId, row.UserId),
            RemoveTier { Id: int id } => Remove(tenant, id),
            _ => false,
        };
}
