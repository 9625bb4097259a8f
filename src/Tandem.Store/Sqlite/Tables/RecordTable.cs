namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class RecordTable(SqliteLink link) : IRecordTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO legs(leg, tenant, call, parent, direction, party, caller_number, caller_name, dialled, queue, agent_id, agent_login,"
            + " start_at, ring_at, answer_at, bridge_at, end_at, talk_ms, cause, sip_code, sip_call_id, recording, offer_reason, candidates, event,"
            + " score)"
            + " VALUES($p0,$p1,$p2,$p3,$p4,$p5,$p6,$p7,$p8,$p9,$p10,$p11,$p12,$p13,$p14,$p15,$p16,$p17,$p18,$p19,$p20,$p21,$p22,$p23,$p24,$p25)"
    );

    public void Put(int tenant, LegRecord record, long lastEvent) =>
        put.Run(
            record.Leg,
            tenant,
            record.Call,
            record.Parent,
            record.Direction,
            record.Party,
            record.CallerNumber,
            record.CallerName,
            record.Dialled,
            record.Queue,
            record.AgentId,
            record.AgentLogin,
            record.StartMicros,
            record.RingMicros,
            record.AnswerMicros,
            record.BridgeMicros,
            record.EndMicros,
            record.TalkMillis,
            record.Cause,
            record.SipCode,
            record.SipCallId,
            record.Recording,
            record.OfferReason,
            record.Candidates,
            lastEvent,
            record.Score
        );

    public bool IsClosed(Guid leg) =>
        link.Query<int>("SELECT 1 FROM legs WHERE leg=@leg AND end_at > 0", new { leg = Ids.Bytes(leg) }).Count > 0;

    public int CloseAll(string cause, long atMicros) =>
        link.Run(
            "UPDATE legs SET cause=@cause, end_at=max(start_at, ring_at, answer_at, bridge_at, @atMicros),"
                // Its record never said that it was recorded: that is told when it closes.
                + " recording=coalesce((SELECT id FROM recordings WHERE open=1 AND recordings.leg=legs.leg), recording) WHERE end_at=0",
            new { cause, atMicros }
        );

    public void DeleteBefore(int tenant, long micros) =>
        link.Run("DELETE FROM legs WHERE tenant=@tenant AND start_at<@micros", new { tenant, micros });

    public long Before(int tenant, long micros, int most)
    {
        const string Oldest = "SELECT start_at FROM legs WHERE tenant=@tenant AND start_at<@micros ORDER BY start_at LIMIT 1";
        if (link.Query<long>(Oldest, new { tenant, micros }) is not [_])
        {
            return 0;
        }
        // Later than the record there, so that it goes too and there is an end.
        return
            link.Query<long>(
                $"{Oldest} OFFSET @most",
                new
                {
                    tenant,
                    micros,
                    most,
                }
            )
                is [var some]
            ? some + 1
            : micros;
    }

    public (int Count, long OldestMicros) Amount(int tenant, int most) =>
        (
            link.Query<int>("SELECT count(*) FROM (SELECT 1 FROM legs WHERE tenant=@tenant LIMIT @most)", new { tenant, most })[0],
            link.Query<long>("SELECT coalesce(min(start_at), 0) FROM legs WHERE tenant=@tenant", new { tenant })[0]
        );

    public IReadOnlyList<LegRecord> Read(RecordQuery query) =>
        [.. link.Query<RecordLine>(RecordSelect.Sql(query), RecordSelect.Values(query)).Select(line => line.ToRecord())];
}
