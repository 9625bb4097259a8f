namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Times;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Numbering;

/// <summary><c>/v1/number-health</c>: how the tenant's numbers fare that call out.</summary>
internal static class NumberHealth
{
    private const long MicrosPerDay = 86_400L * 1_000_000;

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/number-health", Scopes.ReadRecords, ListAsync)];

    /// <summary>Numbers with what their calls out came to.</summary>
    /// <param name="from">Calls begun at or after this time, ISO 8601; a day ago when not given.</param>
    /// <param name="to">Calls begun before this time, ISO 8601; now when not given.</param>
    internal static async Task<Results<Found<NumberHealthList>, Refusal>> ListAsync(
        Asker asker,
        [AsParameters] Paging paging,
        string? from = null,
        string? to = null
    )
    {
        if (!Period.TryRead("from", from, out long first, out Refusal? refusal) || !Period.TryRead("to", to, out long last, out refusal))
        {
            return refusal!;
        }
        long now = Micros.Of(asker.Door.Clock.GetUtcNow());
        last = last == 0 ? now : last;
        first = first == 0 ? last - MicrosPerDay : first;
        if (first > last)
        {
            return Refusal.Invalid("to", "is before from");
        }
        IEnumerable<RouteRow> numbers = asker.Views.Routes.All().Where(row => !NumberPattern.IsPattern(row.Number));
        if (Paging.TryTake(paging, numbers, row => row.Id, out List<RouteRow> page, out string? next) is { } wrong)
        {
            return wrong;
        }
        (IReadOnlyList<NumberQuarter>? quarters, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.NumberQuarters(asker.Tenant.Id, [.. page.Select(row => row.Number)], first, last),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        ILookup<string, NumberQuarter> byNumber = quarters!.ToLookup(each => each.Number);
        return new Found<NumberHealthList>(
            new NumberHealthList(
                [.. page.Select(row => NumberHealthModel.Of(row, asker.Views.NumberUse[row.Id], [.. byNumber[row.Number]], now))],
                Moments.Text(first),
                Moments.Text(last),
                next
            )
        );
    }
}
