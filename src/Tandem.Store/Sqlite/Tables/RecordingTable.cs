namespace Tandem.Store.Sqlite.Tables;

using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class RecordingTable(SqliteLink link) : IRecordingTable
{
    private readonly Statement open = link.Prepare(
        "INSERT OR REPLACE INTO recordings(id, tenant, call, leg, start_at, duration_ms, failure, open)"
            + " VALUES($p0, $p1, $p2, $p3, $p4, 0, '', 1)"
    );

    private readonly Statement close = link.Prepare("UPDATE recordings SET duration_ms=$p1, failure=$p2, open=0 WHERE id=$p0");

    public void Open(int tenant, Guid recording, Guid call, Guid leg, long startMicros) =>
        open.Run(Ids.Bytes(recording), tenant, Ids.Bytes(call), Ids.Bytes(leg), startMicros);

    public void Close(Guid recording, long durationMillis, string failure) => close.Run(Ids.Bytes(recording), durationMillis, failure);

    public IReadOnlyList<Guid> AllOpen() => [.. link.Query<byte[]>("SELECT id FROM recordings WHERE open=1 ORDER BY id").Select(Ids.Read)];

    public IEnumerable<Guid> All() => link.Stream("SELECT id FROM recordings ORDER BY id", row => Ids.Read(row.GetFieldValue<byte[]>(0)));

    public int TenantOf(Guid recording) =>
        link.Query<int>("SELECT tenant FROM recordings WHERE id=@id", new { id = Ids.Bytes(recording) }).FirstOrDefault();
}
