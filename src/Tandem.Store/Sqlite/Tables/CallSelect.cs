namespace Tandem.Store.Sqlite.Tables;

using System.Text;
using Tandem.Access.Contract;
using Tandem.Store.Contract;

/// <summary>A query for records of calls in SQL. What leads to few of them is looked for by its index; a plus keeps SQLite from one that leads to many.</summary>
internal static class CallSelect
{
    public static string Page(CallQuery query) =>
        $"SELECT body FROM calls WHERE {Where(query)} ORDER BY start_at DESC, call DESC LIMIT @Limit OFFSET @Offset";

    public static string Count(CallQuery query) =>
        $"SELECT count(*) FROM (SELECT 1 FROM calls WHERE {Where(query)} LIMIT {CallPage.CountedTo})";

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

    private static string Where(CallQuery query)
    {
        StringBuilder sql = new(query.Call == Guid.Empty ? "tenant=@Tenant" : "call=@Call AND +tenant=@Tenant");
        sql.Append(query.FromMicros > 0 ? " AND start_at>=@FromMicros" : "");
        sql.Append(query.ToMicros > 0 ? " AND start_at<=@ToMicros" : "");
        sql.Append(query.EndedByMicros > 0 ? " AND start_at<=@EndedByMicros AND end_at<=@EndedByMicros" : "");
        sql.Append(query.After is null ? "" : " AND start_at<=@AfterMicros AND (start_at, call) < (@AfterMicros, @AfterCall)");
        bool isFew = query.Customer.Length > 0 || query.SalesCode.Length > 0 || query.UserData.Length > 0;
        sql.Append(query.Customer.Length > 0 ? " AND customer=@Customer" : "");
        sql.Append(query.SalesCode.Length > 0 ? " AND sales_code<>'' AND sales_code=@SalesCode" : "");
        sql.Append(query.UserData.Length > 0 ? " AND user_data<>'' AND user_data=@UserData" : "");
        sql.Append(query.Agents.Count > 0 ? $" AND agent_id>0 AND {Plus(isFew)}agent_id IN @Agents" : "");
        isFew |= query.Agents.Count > 0;
        sql.Append(query.Own.Length > 0 ? $" AND {Plus(isFew)}own=@Own" : "");
        isFew |= query.Own.Length > 0;
        sql.Append(query.Directions.Count > 0 ? " AND direction IN @Directions" : "");
        sql.Append(query.Outcomes.Count > 0 ? $" AND {Plus(isFew || query.Outcomes.Count > 1)}outcome IN @Outcomes" : "");
        return sql.ToString();
    }

    private static string Plus(bool isFew) => isFew ? "+" : "";
}
