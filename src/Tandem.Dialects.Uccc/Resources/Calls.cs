namespace Tandem.Dialects.Uccc.Resources;

using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds.Calls;
using Tandem.Dialects.Uccc.Requests;
using Tandem.Dialects.Uccc.Wire;
using Tandem.Http.Reading;
using Tandem.Numbering;

/// <summary>Records of calls: one, also while it goes on, and those of a period.</summary>
internal static class Calls
{
    public static async ValueTask<Answer> GetAsync(UcccRequest request)
    {
        if (!Guid.TryParse(request.Path("callId"), out Guid id))
        {
            return None(request);
        }
        using CancellationTokenSource patience = new(UcccLimits.Patience);
        EventCursor seen = request.Newest;
        ((CallRecord? call, bool isOver), Throttled? refused) = await request.ReadAsync(archive => Find(archive, request.Tenant, id));
        // One that has just begun may be on its way to the disk.
        while (call is null && refused is null && request.IsRecent(id) && await request.MoreAsync(seen, patience.Token))
        {
            seen = request.Newest;
            ((call, isOver), refused) = await request.ReadAsync(archive => Find(archive, request.Tenant, id));
        }
        return refused is { } busy ? Busy(busy)
            : call is null ? None(request)
            : Answer.Of(json => CallWire.Write(json, call, isOver, request.Views.Region, request.LinkTo(call.Recording)));
    }

    public static async ValueTask<Answer> ListAsync(UcccRequest request)
    {
        if ((Moment(request, "startTime", out long from) ?? Moment(request, "endTime", out _)) is { } bad)
        {
            return bad;
        }
        Moment(request, "endTime", out long to);
        if (from > to)
        {
            return Answer.Fault(ErrorTable.Period, "“查询结束时间”早于“查询开始时间”。", "endTime");
        }
        CallSearch search = new(request.Tenant, UcccLimits.Calls, 0) { FromMicros = from, ToMicros = to };
        (CallPage? page, Throttled? refused) = await request.ReadAsync(archive => archive.Calls(search));
        if (refused is { } busy)
        {
            return Busy(busy);
        }
        if (page!.Total > UcccLimits.Calls)
        {
            return Answer.Fault(ErrorTable.TooManyRows, "返回结果超过1万条，请缩短查询时间间隔。", "endTime");
        }
        NumberRegion region = request.Views.Region;
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("calls");
            foreach (CallRecord call in page.Rows)
            {
                CallWire.Write(json, call, isOver: true, region, request.LinkTo(call.Recording));
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    // One that goes on is told by what the log has of it so far.
    private static (CallRecord? Call, bool IsOver) Find(IArchive archive, int tenant, Guid id)
    {
        if (archive.Calls(new CallSearch(tenant, 1, 0) { Call = id }).Rows is [{ } kept])
        {
            return (kept, true);
        }
        if (!EventFilter.TryMake([], id, 0, 0, out EventFilter filter, out _))
        {
            return (null, false);
        }
        EventPage page = archive.Events(tenant, null, filter, UcccLimits.EventsOfCall);
        CallRecord? call = CallSummary.Of(page.Events, out bool isOver);
        return (call, isOver);
    }

    private static Answer? Moment(UcccRequest request, string name, out long micros)
    {
        // A plus in a query is a space unless it is escaped.
        long? read = StrictFields.MicrosOf(request.Query(name).Replace(' ', '+'));
        micros = read ?? 0;
        return read is null ? Answer.Fault(ErrorTable.Period, $"“{name}”不是 RFC 3339 时间，例如 2016-01-11T18:25:43.511Z。", name) : null;
    }

    private static Answer None(UcccRequest request) =>
        Answer.Fault(ErrorTable.CallUnknown, $"没有呼叫 {request.Path("callId")}。", "callId");

    private static Answer Busy(Throttled throttled) => Answer.Fault(ErrorTable.TooManyRequests, $"请求过于频繁 (rule {throttled.Rule})");
}
