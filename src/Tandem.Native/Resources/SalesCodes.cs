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

/// <summary><c>/v1/sales-codes</c>: whose calls count as which seller's.</summary>
internal static class SalesCodes
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/sales-codes", Scopes.ReadConfiguration, List),
        new("POST", "/sales-codes", Scopes.WriteConfiguration, SetAsync) { TakesIfMatch = true },
        new("GET", "/sales-codes/{id}", Scopes.ReadConfiguration, Get),
        new("DELETE", "/sales-codes/{id}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Codes of sellers.</summary>
    internal static Results<Found<SalesCodeList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Dialing.List<SalesCodeRow, SalesCodeList>(asker, paging, (page, next) => new([.. page.Select(SalesCodeModel.Of)], next));

    /// <summary>A seller's code.</summary>
    internal static Results<Found<SalesCodeModel>, Refusal> Get(int id, Asker asker) =>
        Dialing.Get<SalesCodeRow, SalesCodeModel>(asker, id, SalesCodeModel.Of);

    /// <summary>Makes a seller's code if there is none such, and binds it to agents.</summary>
    internal static Task<Results<Found<SalesCodeModel>, Refusal>> SetAsync(NewSalesCode body, Asker asker) =>
        Dialing.SetAsync<SalesCodeRow, SalesCodeModel>(asker, new SetSalesCode(body.Code, body.Agents), SalesCodeModel.Of);

    /// <summary>Removes a seller's code; records keep it.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, SalesCodeRow.Word, id);
}
