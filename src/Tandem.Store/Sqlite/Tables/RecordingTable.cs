namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class RecordingTable(SqliteLink link) : IRecordingTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO recordings(id, tenant, call, leg, start_at, duration_ms, failure, open, event, kind, box)"
            + " VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10)"
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
            lastEvent,
            recording.Kind,
            recording.Box
        );

    public void Close(Guid recording, long durationMillis, string failure) => close.Run(recording, durationMillis, failure);

    public IReadOnlyList<Guid> AllOpen() => [.. link.Query<byte[]>("SELECT id FROM recordings WHERE open=1 ORDER BY id").Select(Ids.Read)];

    public IEnumerable<Guid> All() => link.Stream("SELECT id FROM recordings ORDER BY id", row => Ids.Read(row.GetFieldValue<byte[]>(0)));

    public IReadOnlyList<Guid> Oldest(int tenant, int most) =>
        [
            .. link.Query<byte[]>("SELECT id FROM recordings WHERE tenant=@tenant ORDER BY start_at, id LIMIT @most", new { tenant, most })
                .Select(Ids.Read),
        ];

    public IReadOnlyList<VoicemailRow> Voicemails(VoicemailQuery query) =>
        [
            .. link.Query<VoicemailLine>(
                    "SELECT r.id AS Id, r.call AS Call, r.box AS Box, coalesce(l.caller_number, '') AS CallerNumber, coalesce(l.dialled, '') AS Dialled,"
                        + " r.start_at AS StartAt, r.duration_ms AS DurationMs FROM recordings r LEFT JOIN legs l ON l.leg = r.leg"
                        + " WHERE r.tenant = @Tenant AND r.kind = 'voicemail' AND r.open = 0 AND r.duration_ms > 0"
                        + (query.Boxes is null ? "" : " AND r.box IN @Boxes")
                        + (query.Recording == Guid.Empty ? "" : " AND r.id = @Recording")
                        + (query.After is null ? "" : " AND (r.start_at, r.id) < (@AfterMicros, @AfterId)")
                        + " ORDER BY r.start_at DESC, r.id DESC LIMIT @Limit",
                    new
                    {
                        query.Tenant,
                        query.Boxes,
                        Recording = Ids.Bytes(query.Recording),
                        AfterMicros = query.After?.StartMicros ?? 0,
                        AfterId = Ids.Bytes(query.After?.Recording ?? Guid.Empty),
                        Limit = Math.Clamp(query.Limit, 1, VoicemailQuery.MaxLimit),
                    }
                )
                .Select(line => line.ToRow()),
        ];

    private sealed class VoicemailLine
    {
        public byte[] Id { get; init; } = [];

        public byte[] Call { get; init; } = [];

        public string Box { get; init; } = "";

        public string CallerNumber { get; init; } = "";

        public string Dialled { get; init; } = "";

        public long StartAt { get; init; }

        public long DurationMs { get; init; }

        public VoicemailRow ToRow() => new(Ids.Read(Id), Ids.Read(Call), Box, CallerNumber, Dialled, StartAt, DurationMs);
    }

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
