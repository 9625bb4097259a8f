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

/// <summary><c>/v1/records</c>: what is kept of calls, one record a leg.</summary>
internal static class Records
{
    private const string Csv = "csv";

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/records", Scopes.ReadRecords, ListAsync)];

    /// <summary>Call records, newest first.</summary>
    internal static async Task<Results<Found<RecordList>, Table<RecordModel>, Refusal>> ListAsync(
        Asker asker,
        [AsParameters] RecordFilter filter
    )
    {
        if (filter.Format is not (null or "" or Csv or "json"))
        {
            return Refusal.Invalid("format", "must be json or csv");
        }
        if (filter.Search(asker.Tenant.Id, out Refusal? refusal) is not { } search)
        {
            return refusal!;
        }
        (LegRecord[] page, string? next, Refusal? busy) = await PlacePaging.ReadAsync(
            asker,
            search.Limit,
            (archive, most) => archive.Records(search with { Limit = most }),
            record => new RecordPlace(record.StartMicros, record.Leg)
        );
        if (busy is not null)
        {
            return busy;
        }
        RecordModel[] models = [.. page.Select(RecordModel.Of)];
        return filter.Format == Csv
            ? new Table<RecordModel>(models, "records.csv", next)
            : new Found<RecordList>(new RecordList(models, search.Limit, search.Offset, next));
    }
}
