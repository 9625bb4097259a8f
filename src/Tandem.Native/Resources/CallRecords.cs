namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/call-records</c>: what is kept of calls, one record a call; its legs are in <c>/v1/records</c>.</summary>
internal static class CallRecords
{
    private const string Csv = "csv";

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/call-records", Scopes.ReadRecords, ListAsync)];

    /// <summary>Records of calls, newest first.</summary>
    internal static async Task<Results<Found<CallRecordList>, Table<CallRecordModel>, Refusal>> ListAsync(
        Asker asker,
        [AsParameters] CallRecordFilter filter
    )
    {
        if (filter.Format is not (null or "" or Csv or "json"))
        {
            return Refusal.Invalid("format", "must be json or csv");
        }
        if (filter.Search(asker, out Refusal? refusal) is not { } search)
        {
            return refusal!;
        }
        long total = 0;
        (CallRecord[] page, string? next, Refusal? busy) = await PlacePaging.ReadAsync(
            asker,
            search.Limit,
            (archive, most) =>
            {
                CallPage found = archive.Calls(search with { Limit = most });
                total = found.Total;
                return found.Rows;
            },
            call => new RecordPlace(call.StartMicros, call.Call)
        );
        if (busy is not null)
        {
            return busy;
        }
        CallRecordModel[] models = [.. page.Select(CallRecordModel.Of)];
        return filter.Format == Csv
            ? new Table<CallRecordModel>(models, "call-records.csv", next)
            : new Found<CallRecordList>(new CallRecordList(models, total, next));
    }
}
