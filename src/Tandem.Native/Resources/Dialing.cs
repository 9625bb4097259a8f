namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/number-groups</c>, <c>/v1/sales-codes</c> and <c>/v1/prices</c>: what the tenant's own calls go by.</summary>
internal static class Dialing
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/number-groups", Scopes.ReadConfiguration, ListGroups),
        new("POST", "/number-groups", Scopes.WriteConfiguration, CreateGroupAsync),
        new("GET", "/number-groups/{id}", Scopes.ReadConfiguration, GetGroup),
        new("PUT", "/number-groups/{id}", Scopes.WriteConfiguration, SetGroupAsync),
        new("DELETE", "/number-groups/{id}", Scopes.WriteConfiguration, RemoveGroupAsync),
        new("GET", "/sales-codes", Scopes.ReadConfiguration, ListCodes),
        new("POST", "/sales-codes", Scopes.WriteConfiguration, SetCodeAsync),
        new("DELETE", "/sales-codes/{id}", Scopes.WriteConfiguration, RemoveCodeAsync),
        new("GET", "/prices", Scopes.ReadConfiguration, ListPrices),
        new("POST", "/prices", Scopes.WriteConfiguration, SetPriceAsync),
        new("DELETE", "/prices/{id}", Scopes.WriteConfiguration, RemovePriceAsync),
        new("GET", "/page-origins", Scopes.ReadConfiguration, ListOrigins),
        new("POST", "/page-origins", Scopes.WriteConfiguration, AddOriginAsync),
        new("DELETE", "/page-origins/{id}", Scopes.WriteConfiguration, RemoveOriginAsync),
    ];

    /// <summary>Groups of numbers.</summary>
    internal static Results<Found<NumberGroupList>, Refusal> ListGroups(Asker asker, [AsParameters] Paging paging) =>
        TryPage(asker, paging, out List<NumberGroupRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<NumberGroupList>(new NumberGroupList([.. page.Select(NumberGroupModel.Of)], next));

    /// <summary>A group of numbers.</summary>
    internal static Results<Found<NumberGroupModel>, Refusal> GetGroup(int id, Asker asker) =>
        asker.Views.Dialing[id] is NumberGroupRow row
            ? new Found<NumberGroupModel>(NumberGroupModel.Of(row), row.UpdatedMicros)
            : Refusal.NotFound($"no group {id}");

    /// <summary>Makes a group of numbers.</summary>
    internal static async Task<Results<Made<NumberGroupModel>, Refusal>> CreateGroupAsync(NewNumberGroup body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new SetNumberGroup(0, body.Name, body.Numbers, RuleOf(body)));
        return outcome is { IsOk: true, Value: NumberGroupRow row }
            ? new Made<NumberGroupModel>($"/number-groups/{row.Id}", NumberGroupModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Changes a group of numbers, all of it.</summary>
    internal static async Task<Results<Found<NumberGroupModel>, Refusal>> SetGroupAsync(int id, NewNumberGroup body, Asker asker)
    {
        if (asker.Views.Dialing[id] is not NumberGroupRow)
        {
            return Refusal.NotFound($"no group {id}");
        }
        Outcome outcome = await asker.AskAsync(new SetNumberGroup(id, body.Name, body.Numbers, RuleOf(body)));
        return outcome is { IsOk: true, Value: NumberGroupRow row }
            ? new Found<NumberGroupModel>(NumberGroupModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Removes a group; agents who show its numbers show it no longer.</summary>
    internal static Task<Results<Done, Refusal>> RemoveGroupAsync(int id, Asker asker) => RemoveAsync(asker, NumberGroupRow.Word, id);

    /// <summary>Codes of sellers.</summary>
    internal static Results<Found<SalesCodeList>, Refusal> ListCodes(Asker asker, [AsParameters] Paging paging) =>
        TryPage(asker, paging, out List<SalesCodeRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<SalesCodeList>(new SalesCodeList([.. page.Select(SalesCodeModel.Of)], next));

    /// <summary>Makes a seller's code if there is none such, and binds it to agents.</summary>
    internal static async Task<Results<Found<SalesCodeModel>, Refusal>> SetCodeAsync(NewSalesCode body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new SetSalesCode(body.Code, body.Agents));
        return outcome is { IsOk: true, Value: SalesCodeRow row }
            ? new Found<SalesCodeModel>(SalesCodeModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Removes a seller's code; records keep it.</summary>
    internal static Task<Results<Done, Refusal>> RemoveCodeAsync(int id, Asker asker) => RemoveAsync(asker, SalesCodeRow.Word, id);

    /// <summary>Prices of calls out.</summary>
    internal static Results<Found<PriceList>, Refusal> ListPrices(Asker asker, [AsParameters] Paging paging) =>
        TryPage(asker, paging, out List<PriceRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<PriceList>(new PriceList([.. page.Select(PriceModel.Of)], next));

    /// <summary>Sets what calls to numbers that begin so cost, in place of what they cost before.</summary>
    internal static async Task<Results<Found<PriceModel>, Refusal>> SetPriceAsync(NewPrice body, Asker asker)
    {
        SetPrice set = new(body.Prefix ?? "", (long)(body.StepPrice * PriceModel.Micros), body.StepSeconds ?? 60);
        Outcome outcome = await asker.AskAsync(set);
        return outcome is { IsOk: true, Value: PriceRow row }
            ? new Found<PriceModel>(PriceModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Removes a price; calls that are over keep theirs.</summary>
    internal static Task<Results<Done, Refusal>> RemovePriceAsync(int id, Asker asker) => RemoveAsync(asker, PriceRow.Word, id);

    /// <summary>Origins of pages that may follow agents without a token (UCCC).</summary>
    internal static Results<Found<PageOriginList>, Refusal> ListOrigins(Asker asker, [AsParameters] Paging paging) =>
        TryPage(asker, paging, out List<PageOriginRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<PageOriginList>(new PageOriginList([.. page.Select(PageOriginModel.Of)], next));

    /// <summary>Lets pages of an origin follow the tenant's agents without a token: whoever can load such a page sees who calls whom.</summary>
    internal static async Task<Results<Made<PageOriginModel>, Refusal>> AddOriginAsync(NewPageOrigin body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new AddPageOrigin(body.Origin));
        return outcome is { IsOk: true, Value: PageOriginRow row }
            ? new Made<PageOriginModel>($"/page-origins/{row.Id}", PageOriginModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Pages of that origin need a token again.</summary>
    internal static Task<Results<Done, Refusal>> RemoveOriginAsync(int id, Asker asker) => RemoveAsync(asker, PageOriginRow.Word, id);

    private static NumberGroupRule RuleOf(NewNumberGroup body) =>
        body.Rule == NumberGroupModel.AtRandom ? NumberGroupRule.Random : NumberGroupRule.SamePlace;

    internal static Refusal? TryPage<T>(Asker asker, Paging paging, out List<T> page, out string? next)
        where T : DialingRow => Paging.TryTake(paging, asker.Views.Dialing.All().OfType<T>(), row => row.Id, out page, out next);

    internal static async Task<Results<Done, Refusal>> RemoveAsync(Asker asker, string kind, int id)
    {
        Outcome outcome = await asker.AskAsync(new RemoveDialingRow(kind, id));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }
}
