namespace Tandem.Store.Sqlite.Tables;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class CallTable(SqliteLink link) : ICallTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO calls(call, tenant, start_at, end_at, direction, outcome, agent_id, customer, own, sales_code, user_data, body, event)"
            + " VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12)"
    );

    public void Put(int tenant, CallRecord record, long lastEvent) =>
        put.Run(
            Ids.Bytes(record.Call),
            tenant,
            record.StartMicros,
            record.EndMicros,
            (int)record.Direction,
            (int)record.Outcome,
            record.AgentId,
            record.Customer,
            record.Own,
            record.SalesCode,
            record.UserData,
            RowBody.Write(record),
            lastEvent
        );

    public void DeleteBefore(int tenant, long micros) =>
        link.Run("DELETE FROM calls WHERE tenant=@tenant AND start_at<@micros", new { tenant, micros });

    public IReadOnlyList<CallRecord> Read(CallQuery query) =>
        [
            .. link.Query<string>(
                    $"SELECT body FROM calls WHERE {Where(query)} ORDER BY start_at DESC, call DESC LIMIT @Limit OFFSET @Offset",
                    Values(query)
                )
                .Select(RowBody.Read<CallRecord>),
        ];

    public long Count(CallQuery query) => link.Query<long>($"SELECT count(*) FROM calls WHERE {Where(query)}", Values(query))[0];

    private static string Where(CallQuery query)
    {
        StringBuilder sql = new(query.Call == Guid.Empty ? "tenant=@Tenant" : "call=@Call AND +tenant=@Tenant");
        sql.Append(query.FromMicros > 0 ? " AND start_at>=@FromMicros" : "");
        sql.Append(query.ToMicros > 0 ? " AND start_at<=@ToMicros" : "");
        sql.Append(query.EndedByMicros > 0 ? " AND end_at<=@EndedByMicros" : "");
        sql.Append(query.Agents.Count > 0 ? " AND agent_id>0 AND agent_id IN @Agents" : "");
        sql.Append(query.Directions.Count > 0 ? " AND direction IN @Directions" : "");
        sql.Append(query.Outcomes.Count > 0 ? " AND outcome IN @Outcomes" : "");
        sql.Append(query.Customer.Length > 0 ? " AND customer=@Customer" : "");
        sql.Append(query.Own.Length > 0 ? " AND own=@Own" : "");
        sql.Append(query.SalesCode.Length > 0 ? " AND sales_code=@SalesCode" : "");
        return sql.Append(query.UserData.Length > 0 ? " AND user_data=@UserData" : "").ToString();
    }

    private static object Values(CallQuery query) =>
        new
        {
            query.Tenant,
            query.Limit,
            query.Offset,
            query.FromMicros,
            query.ToMicros,
            query.EndedByMicros,
            Call = Ids.Bytes(query.Call),
            query.Agents,
            query.Directions,
            query.Outcomes,
            query.Customer,
            query.Own,
            query.SalesCode,
            query.UserData,
        };
}
