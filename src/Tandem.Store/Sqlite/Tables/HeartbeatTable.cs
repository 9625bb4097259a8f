namespace Tandem.Store.Sqlite.Tables;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class HeartbeatTable(SqliteLink link) : IHeartbeatTable
{
    private readonly Statement beat = link.Prepare("INSERT OR REPLACE INTO heartbeat(id, at) VALUES(1, $p0)");

    public void Beat(long atMicros) => beat.Run(atMicros);

    public long Last() => link.Query<long>("SELECT at FROM heartbeat").FirstOrDefault();
}
