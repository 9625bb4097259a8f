namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class RecordingTable(SqliteLink link) : IRecordingTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO recordings(id, tenant, call, leg, start_at, duration_ms, failure, open, event)"
            + " VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8)"
    );

    private readonly Statement close = link.Prepare("UPDATE recordings SET duration_ms=$p1, failure=$p2, open=0 WHERE id=$p0");

    private readonly Statement remove = link.Prepare("DELETE FROM recordings WHERE id=$p0");

    public void Put(int tenant, RecordingRow recording, long lastEvent) =>
        put.Run(
            recording.Recording,
            tenant,
            recording.Call,
            recording.Leg,
            recording.StartMicros,
            recording.DurationMillis,
            recording.Failure,
            recording.IsOpen,
            lastEvent
        );

    public void Close(Guid recording, long durationMillis, string failure) => close.Run(recording, durationMillis, failure);

    public IReadOnlyList<Guid> AllOpen() => [.. link.Query<byte[]>("SELECT id FROM recordings WHERE open=1 ORDER BY id").Select(Ids.Read)];

    public IEnumerable<Guid> All() => link.Stream("SELECT id FROM recordings ORDER BY id", row => Ids.Read(row.GetFieldValue<byte[]>(0)));

    public IReadOnlyList<Guid> Oldest(int tenant, int most) =>
        [
            .. link.Query<byte[]>("SELECT id FROM recordings WHERE tenant=@tenant ORDER BY start_at, id LIMIT @most", new { tenant, most })
                .Select(Ids.Read),
        ];

    public void Remove(IReadOnlyList<Guid> recordings)
    {
        foreach (Guid recording in recordings)
        {
            remove.Run(recording);
        }
    }

    public int TenantOf(Guid recording) =>
        link.Query<int>("SELECT tenant FROM recordings WHERE id=@id", new { id = Ids.Bytes(recording) }).FirstOrDefault();
}
