namespace Tandem.Store.Reading;

using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Tandem.Core.Facts;
using Tandem.Store.Sqlite;

/// <summary>What to read of the call records.</summary>
/// <param name="FromMicros">Legs begun at or after it.</param>
/// <param name="ToMicros">Legs begun before it; 0 is no end.</param>
/// <param name="Call">Only this call's; empty for all.</param>
public sealed record RecordQuery(int Tenant, int Limit = 100, int Offset = 0, long FromMicros = 0, long ToMicros = 0, Guid Call = default);

/// <summary>Call records for readers, through a connection of its own that cannot write.</summary>
public sealed class RecordReader(string database)
{
    /// <summary>Records in one answer.</summary>
    public const int MaxLimit = 1_000;

    private sealed class Row
    {
        public byte[] Leg { get; init; } = [];
        public byte[] Call { get; init; } = [];
        public byte[] Parent { get; init; } = [];
        public string Direction { get; init; } = "";
        public string Party { get; init; } = "";
        public string CallerNumber { get; init; } = "";
        public string CallerName { get; init; } = "";
        public string Dialled { get; init; } = "";
        public string Queue { get; init; } = "";
        public int AgentId { get; init; }
        public string AgentLogin { get; init; } = "";
        public long StartAt { get; init; }
        public long RingAt { get; init; }
        public long AnswerAt { get; init; }
        public long BridgeAt { get; init; }
        public long EndAt { get; init; }
        public long TalkMs { get; init; }
        public string Cause { get; init; } = "";
        public int SipCode { get; init; }
        public string SipCallId { get; init; } = "";
        public byte[] Recording { get; init; } = [];
        public string OfferReason { get; init; } = "";
        public string Candidates { get; init; } = "";
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LegRecord> Read(RecordQuery query)
    {
        object values = new
        {
            query.Tenant,
            query.FromMicros,
            query.ToMicros,
            Call = query.Call.ToByteArray(bigEndian: true),
            Limit = Math.Clamp(query.Limit, 1, MaxLimit),
            query.Offset,
        };
        return Ask<IReadOnlyList<LegRecord>>(connection => [.. connection.Query<Row>(Text(query), values).Select(Convert)]);
    }

    /// <summary>The query in SQL.</summary>
    internal static string Text(RecordQuery query)
    {
        StringBuilder sql = new(
            "SELECT leg AS Leg, call AS Call, parent AS Parent, direction AS Direction, party AS Party, caller_number AS CallerNumber,"
                + " caller_name AS CallerName, dialled AS Dialled, queue AS Queue, agent_id AS AgentId, agent_login AS AgentLogin,"
                + " start_at AS StartAt, ring_at AS RingAt, answer_at AS AnswerAt, bridge_at AS BridgeAt, end_at AS EndAt, talk_ms AS TalkMs, cause AS Cause,"
                + " sip_code AS SipCode, sip_call_id AS SipCallId, recording AS Recording, offer_reason AS OfferReason,"
                + " candidates AS Candidates FROM legs WHERE "
        );
        // The plus keeps SQLite from walking all of the tenant's records where the call alone leads to a few.
        sql.Append(
            query.Call != Guid.Empty
                ? "call = @Call AND +tenant = @Tenant AND +start_at >= @FromMicros"
                : "tenant = @Tenant AND start_at >= @FromMicros"
        );
        sql.Append(query.ToMicros > 0 ? " AND start_at < @ToMicros" : "");
        return sql.Append(" ORDER BY start_at DESC, leg DESC LIMIT @Limit OFFSET @Offset").ToString();
    }

    /// <summary>Tenants by id.</summary>
    public IReadOnlyList<TenantRow> Tenants() => Ask(TenantRows.All);

    /// <summary>Whose recording it is; 0 when there is none.</summary>
    public int TenantOfRecording(Guid recording)
    {
        object id = new { id = recording.ToByteArray(bigEndian: true) };
        return Ask(connection => connection.QuerySingleOrDefault<int>("SELECT tenant FROM recordings WHERE id=@id", id));
    }

    private T Ask<T>(Func<SqliteConnection, T> question)
    {
        try
        {
            using SqliteConnection connection = SystemSqlite.Open(database, readOnly: true);
            return question(connection);
        }
        catch (SqliteException e)
        {
            throw new StoreException($"the call records in {database} cannot be read ({e.Message})");
        }
    }

    private static LegRecord Convert(Row row) =>
        new(
            Id(row.Leg),
            Id(row.Call),
            Id(row.Parent),
            row.Direction,
            row.Party,
            row.CallerNumber,
            row.CallerName,
            row.Dialled,
            row.Queue,
            row.AgentId,
            row.AgentLogin,
            row.StartAt,
            row.RingAt,
            row.AnswerAt,
            row.BridgeAt,
            row.EndAt,
            row.TalkMs,
            row.Cause,
            row.SipCode,
            row.SipCallId,
            Id(row.Recording),
            row.OfferReason,
            row.Candidates
        );

    private static Guid Id(byte[] bytes) => new(bytes, bigEndian: true);
}
