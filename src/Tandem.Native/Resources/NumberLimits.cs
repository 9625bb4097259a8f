namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/number-limits</c>: how much numbers may call out.</summary>
internal static class NumberLimits
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/number-limits", Scopes.ReadConfiguration, List),
        new("POST", "/number-limits", Scopes.WriteConfiguration, SetAsync) { TakesIfMatch = true },
        new("GET", "/number-limits/{id}", Scopes.ReadConfiguration, Get),
        new("DELETE", "/number-limits/{id}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Limits of numbers.</summary>
    internal static Results<Found<NumberLimitList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Dialing.List<NumberLimitRow, NumberLimitList>(asker, paging, (page, next) => new([.. page.Select(NumberLimitModel.Of)], next));

    /// <summary>A number's limits.</summary>
    internal static Results<Found<NumberLimitModel>, Refusal> Get(int id, Asker asker) =>
        Dialing.Get<NumberLimitRow, NumberLimitModel>(asker, id, NumberLimitModel.Of);

    /// <summary>Sets how much a number may call out, in place of what it might before. It is kept from the next call on.</summary>
    internal static Task<Results<Found<NumberLimitModel>, Refusal>> SetAsync(NewNumberLimit body, Asker asker)
    {
        SetNumberLimit set = new(
            body.Number ?? "",
            body.Concurrent ?? 0,
            body.PerHour ?? 0,
            body.PerDay ?? 0,
            body.Refusals ?? 0,
            body.RestSeconds ?? 0
        );
        return Dialing.SetAsync<NumberLimitRow, NumberLimitModel>(asker, set, NumberLimitModel.Of);
    }

    /// <summary>Removes limits: the number has those of all numbers, if there are any.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, NumberLimitRow.Word, id);
}
