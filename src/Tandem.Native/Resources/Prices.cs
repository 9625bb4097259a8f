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

/// <summary><c>/v1/prices</c>: what calls out cost.</summary>
internal static class Prices
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/prices", Scopes.ReadConfiguration, List),
        new("POST", "/prices", Scopes.WriteConfiguration, SetAsync) { TakesIfMatch = true },
        new("GET", "/prices/{id}", Scopes.ReadConfiguration, Get),
        new("DELETE", "/prices/{id}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Prices of calls out.</summary>
    internal static Results<Found<PriceList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Dialing.List<PriceRow, PriceList>(asker, paging, (page, next) => new([.. page.Select(PriceModel.Of)], next));

    /// <summary>A price.</summary>
    internal static Results<Found<PriceModel>, Refusal> Get(int id, Asker asker) =>
        Dialing.Get<PriceRow, PriceModel>(asker, id, PriceModel.Of);

    /// <summary>Sets what calls cost whose number begins so, through that trunk, at that time, in place of what just these cost before.</summary>
    internal static Task<Results<Found<PriceModel>, Refusal>> SetAsync(NewPrice body, Asker asker) =>
        Dialing.SetAsync<PriceRow, PriceModel>(asker, new SetPrice(body.Row()), PriceModel.Of);

    /// <summary>Removes a price; calls that are over keep theirs.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, PriceRow.Word, id);
}
