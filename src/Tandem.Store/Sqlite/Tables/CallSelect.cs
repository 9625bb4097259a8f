namespace Tandem.Store.Sqlite.Tables;

using System.Text;
using Tandem.Access.Contract;
using Tandem.Store.Contract;

/// <summary>A query for records of calls in SQL: it says by which index they are found, since SQLite would rather have them in their order than few of them.</summary>
internal static class CallSelect
{
    public static string Page(CallQuery query) =>
        $"SELECT body FROM {From(query)} WHERE {Where(query)} ORDER BY start_at DESC, call DESC LIMIT @Limit OFFSET @Offset";

    public static string Count(CallQuery query) =>
        $"SELECT count(*) FROM (SELECT 1 FROM {From(query)} WHERE {Where(query)} LIMIT {CallPage.CountedTo})";

    public static object Values(CallQuery query) =>
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
            AfterMicros = query.After?.StartMicros ?? 0,
            AfterCall = Ids.Bytes(query.After?.Call ?? Guid.Empty),
        };

    // The one that leads to fewest.
    private static string From(CallQuery query) =>
        query.Call != Guid.Empty ? "calls"
        : query.Customer.Length > 0 ? "calls INDEXED BY calls_by_customer"
        : query.UserData.Length > 0 ? "calls INDEXED BY calls_by_user_data"
        : query.SalesCode.Length > 0 ? "calls INDEXED BY calls_by_sales_code"
        : query.Agents.Count > 0 ? "calls INDEXED BY calls_by_agent"
        : query.Own.Length > 0 ? "calls INDEXED BY calls_by_own"
        : query.Outcomes.Count == 1 ? "calls INDEXED BY calls_by_outcome"
        : "calls INDEXED BY calls_by_start";

    private static string Where(CallQuery query)
    {
        StringBuilder sql = new(query.Call == Guid.Empty ? "tenant=@Tenant" : "call=@Call AND +tenant=@Tenant");
        sql.Append(query.FromMicros > 0 ? " AND start_at>=@FromMicros" : "");
        sql.Append(query.ToMicros > 0 ? " AND start_at<=@ToMicros" : "");
        sql.Append(query.EndedByMicros > 0 ? " AND start_at<=@EndedByMicros AND end_at<=@EndedByMicros" : "");
        sql.Append(query.After is null ? "" : " AND start_at<=@AfterMicros AND (start_at, call) < (@AfterMicros, @AfterCall)");
        sql.Append(query.Customer.Length > 0 ? " AND customer=@Customer" : "");
        sql.Append(query.UserData.Length > 0 ? " AND user_data<>'' AND user_data=@UserData" : "");
        sql.Append(query.SalesCode.Length > 0 ? " AND sales_code<>'' AND sales_code=@SalesCode" : "");
        sql.Append(query.Agents.Count > 0 ? " AND agent_id IN @Agents" : "");
        sql.Append(query.Own.Length > 0 ? " AND own=@Own" : "");
        sql.Append(query.Directions.Count > 0 ? " AND direction IN @Directions" : "");
        return sql.Append(query.Outcomes.Count > 0 ? " AND outcome IN @Outcomes" : "").ToString();
    }
}
