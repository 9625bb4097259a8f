namespace Tandem.Store.Sqlite.Tables;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Sqlite.Sql;

internal sealed class CallTable(SqliteLink link) : ICallTable
{
    private readonly Statement put = link.Prepare(
        "INSERT OR REPLACE INTO calls(call, tenant, start_at, end_at, direction, outcome, agent_id, customer, own, sales_code, user_data, body, event,"
            + " talk_ms, cause)"
            + " VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12, $p13, $p14)"
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
            lastEvent,
            record.TalkMillis,
            record.Cause
        );

    public void DeleteBefore(int tenant, long micros) =>
        link.Run("DELETE FROM calls WHERE tenant=@tenant AND start_at<@micros", new { tenant, micros });

    public IReadOnlyList<CallRecord> Read(CallQuery query) =>
        [.. link.Query<string>(CallSelect.Page(query), CallSelect.Values(query)).Select(RowBody.Read<CallRecord>)];

    public long Count(CallQuery query) => link.Query<long>(CallSelect.Count(query), CallSelect.Values(query))[0];

    public IReadOnlyList<NumberQuarter> Numbers(int tenant, IEnumerable<string> numbers, long fromMicros, long toMicros) =>
        [.. numbers.SelectMany(number => Number(tenant, number, fromMicros, toMicros))];

    public IReadOnlyList<string> OwnSince(int tenant, long micros) =>
        link.Query<string>(
            "SELECT DISTINCT own FROM calls WHERE tenant=@tenant AND start_at>=@micros ORDER BY own",
            new { tenant, micros }
        );

    private IEnumerable<NumberQuarter> Number(int tenant, string number, long fromMicros, long toMicros) =>
        link.Query<(long Quarter, long Calls, long Answered, long Refused, long Short)>(
                "SELECT start_at/@length, count(*), sum(outcome=@answered), sum(outcome=@missed AND cause='rejected'),"
                    + " sum(outcome=@answered AND talk_ms<@brief)"
                    + " FROM calls WHERE tenant=@tenant AND own=@number AND start_at>=@fromMicros AND start_at<@toMicros AND direction=@outbound"
                    + " GROUP BY 1 ORDER BY 1",
                new
                {
                    tenant,
                    number,
                    fromMicros,
                    toMicros,
                    length = NumberQuarter.LengthMicros,
                    answered = (int)CallOutcome.Answered,
                    missed = (int)CallOutcome.CalleeMissed,
                    outbound = (int)CallDirection.Outbound,
                    brief = NumberQuarter.ShortMillis,
                }
            )
            .Select(each => new NumberQuarter(
                number,
                (int)each.Quarter,
                (int)each.Calls,
                (int)each.Answered,
                (int)each.Refused,
                (int)each.Short
            ));
}
