namespace Tandem.Store.Sqlite.Tables;

using System.Text;
using Tandem.Store.Contract;

/// <summary>
/// A query for call records in SQL. What leads to few of them is looked for by its index; a plus keeps SQLite from one that leads to many.
/// </summary>
internal static class RecordSelect
{
    private const string Columns =
        "leg AS Leg, call AS Call, parent AS Parent, direction AS Direction, party AS Party, caller_number AS CallerNumber,"
        + " caller_name AS CallerName, dialled AS Dialled, queue AS Queue, agent_id AS AgentId, agent_login AS AgentLogin,"
        + " start_at AS StartAt, ring_at AS RingAt, answer_at AS AnswerAt, bridge_at AS BridgeAt, end_at AS EndAt, talk_ms AS TalkMs,"
        + " cause AS Cause, sip_code AS SipCode, sip_call_id AS SipCallId, recording AS Recording, offer_reason AS OfferReason,"
        + " candidates AS Candidates, score AS Score";

    private const string Newest = "ORDER BY start_at DESC, leg DESC LIMIT";

    // So many legs end so that looking through the newest finds them sooner than an index would.
    private static readonly string[] Usual = ["remote_hang_up", "local_hang_up"];

    public static string Sql(RecordQuery query)
    {
        string where = Where(query);
        if (query.Number.Length == 0)
        {
            return $"SELECT {Columns} FROM legs WHERE {where} {Newest} @Limit OFFSET @Offset";
        }
        // By either number through its own index, as far as the page reaches; then both together.
        string By(string column) => $"SELECT * FROM (SELECT leg FROM legs WHERE {where} AND {column} = @Number {Newest} @Reach)";
        return $"SELECT {Columns} FROM legs WHERE leg IN ({By("caller_number")} UNION {By("dialled")}) {Newest} @Limit OFFSET @Offset";
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
            Limit = LimitOf(query),
            query.Offset,
            Reach = LimitOf(query) + (long)query.Offset,
            AfterMicros = query.After?.StartMicros ?? 0,
            AfterLeg = Ids.Bytes(query.After?.Leg ?? Guid.Empty),
        };

    private static int LimitOf(RecordQuery query) => Math.Clamp(query.Limit, 1, RecordQuery.MaxLimit);

    private static string Where(RecordQuery query)
    {
        StringBuilder sql = new(
            query.Call != Guid.Empty
                ? "call = @Call AND +tenant = @Tenant AND +start_at >= @FromMicros"
                : "tenant = @Tenant AND start_at >= @FromMicros"
        );
        sql.Append(query.ToMicros > 0 ? " AND start_at < @ToMicros" : "");
        sql.Append(query.After is null ? "" : " AND (start_at, leg) < (@AfterMicros, @AfterLeg)");
        bool isFew = query.Call != Guid.Empty || query.Number.Length > 0;
        sql.Append(query.AgentId > 0 ? $" AND agent_id > 0 AND {Plus(isFew)}agent_id = @AgentId" : "");
        isFew |= query.AgentId > 0;
        sql.Append(query.Queue.Length > 0 ? $" AND queue <> '' AND {Plus(isFew)}queue = @Queue" : "");
        if (query.Cause.Length > 0)
        {
            string rare = Usual.Contains(query.Cause) ? "" : " AND cause NOT IN ('remote_hang_up', 'local_hang_up')";
            sql.Append($"{rare} AND {Plus(isFew || rare.Length == 0)}cause = @Cause");
        }
        return sql.ToString();
    }

    private static string Plus(bool isFew) => isFew ? "+" : "";
}
