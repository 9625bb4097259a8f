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

/// <summary><c>/v1/page-origins</c>: pages that may follow agents without a token (UCCC).</summary>
internal static class PageOrigins
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/page-origins", Scopes.ReadConfiguration, List),
        new("POST", "/page-origins", Scopes.WriteConfiguration, AddAsync),
        new("GET", "/page-origins/{id}", Scopes.ReadConfiguration, Get),
        new("DELETE", "/page-origins/{id}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Origins of pages that may follow agents without a token.</summary>
    internal static Results<Found<PageOriginList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Dialing.List<PageOriginRow, PageOriginList>(asker, paging, (page, next) => new([.. page.Select(PageOriginModel.Of)], next));

    /// <summary>An origin.</summary>
    internal static Results<Found<PageOriginModel>, Refusal> Get(int id, Asker asker) =>
        Dialing.Get<PageOriginRow, PageOriginModel>(asker, id, PageOriginModel.Of);

    /// <summary>Lets pages of an origin follow the tenant's agents without a token: whoever can load such a page sees who calls whom.</summary>
    internal static Task<Results<Made<PageOriginModel>, Refusal>> AddAsync(NewPageOrigin body, Asker asker) =>
        Dialing.MakeAsync<PageOriginRow, PageOriginModel>(asker, "/page-origins", new AddPageOrigin(body.Origin), PageOriginModel.Of);

    /// <summary>Pages of that origin need a token again.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, PageOriginRow.Word, id);
}
