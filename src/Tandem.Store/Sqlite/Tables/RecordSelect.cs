namespace Tandem.Store.Sqlite.Tables;

using System.Text;
using Tandem.Store.Contract;

/// <summary>A query for call records in SQL.</summary>
internal static class RecordSelect
{
    private const string Columns =
        "leg AS Leg, call AS Call, parent AS Parent, direction AS Direction, party AS Party, caller_number AS CallerNumber,"
        + " caller_name AS CallerName, dialled AS Dialled, queue AS Queue, agent_id AS AgentId, agent_login AS AgentLogin,"
        + " start_at AS StartAt, ring_at AS RingAt, answer_at AS AnswerAt, bridge_at AS BridgeAt, end_at AS EndAt, talk_ms AS TalkMs,"
        + " cause AS Cause, sip_code AS SipCode, sip_call_id AS SipCallId, recording AS Recording, offer_reason AS OfferReason,"
        + " candidates AS Candidates, score AS Score";

    public static string Sql(RecordQuery query)
    {
        StringBuilder sql = new($"SELECT {Columns} FROM legs WHERE ");
        // The plus keeps SQLite from walking all of the tenant's records where the call alone leads to a few.
        sql.Append(
            query.Call != Guid.Empty
                ? "call = @Call AND +tenant = @Tenant AND +start_at >= @FromMicros"
                : "tenant = @Tenant AND start_at >= @FromMicros"
        );
        sql.Append(query.ToMicros > 0 ? " AND start_at < @ToMicros" : "");
        sql.Append(query.After is null ? "" : " AND (start_at, leg) < (@AfterMicros, @AfterLeg)");
        sql.Append(query.AgentId > 0 ? " AND agent_id = @AgentId" : "");
        sql.Append(query.Number.Length > 0 ? " AND (caller_number = @Number OR dialled = @Number)" : "");
        sql.Append(query.Queue.Length > 0 ? " AND queue = @Queue" : "");
        sql.Append(query.Cause.Length > 0 ? " AND cause = @Cause" : "");
        return sql.Append(" ORDER BY start_at DESC, leg DESC LIMIT @Limit OFFSET @Offset").ToString();
    }

    public static object Values(RecordQuery query) =>
        new
        {
            query.Tenant,
            query.FromMicros,
            query.ToMicros,
            Call = Ids.Bytes(query.Call),
            query.AgentId,
            query.Number,
            query.Queue,
            query.Cause,
            Limit = Math.Clamp(query.Limit, 1, RecordQuery.MaxLimit),
            query.Offset,
            AfterMicros = query.After?.StartMicros ?? 0,
            AfterLeg = Ids.Bytes(query.After?.Leg ?? Guid.Empty),
        };
}
