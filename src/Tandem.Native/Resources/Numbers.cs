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
using Tandem.Numbering;

/// <summary><c>/v1/numbers</c>: the tenant's numbers, and where calls from trunks to them go.</summary>
internal static class Numbers
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/numbers", Scopes.ReadConfiguration, List),
        new("GET", "/numbers/{number}", Scopes.ReadConfiguration, Get),
        new("PUT", "/numbers/{number}", Scopes.WriteConfiguration, SetAsync),
        new("DELETE", "/numbers/{number}", Scopes.WriteConfiguration, RemoveAsync),
        new("GET", "/numbering", Scopes.ReadConfiguration, GetNumbering),
        new("PUT", "/numbering", Scopes.WriteConfiguration, SetNumberingAsync),
    ];

    /// <summary>The tenant's numbers.</summary>
    internal static Results<Found<NumberList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Paging.TryTake(paging, asker.Views.Routes.All(), row => row.Id, out List<RouteRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<NumberList>(new NumberList([.. page.Select(row => Model(asker, row))], next));

    /// <summary>A number, written in any way, or a pattern, and where it leads.</summary>
    internal static Results<Found<NumberModel>, Refusal> Get(string number, Asker asker)
    {
        string inner = NumberPattern.InnerOf(number, asker.Views.Region);
        RouteRow? found = asker.Views.Routes.All().FirstOrDefault(row => row.Number == inner);
        return found is null ? Refusal.NotFound($"no number {number}") : new Found<NumberModel>(Model(asker, found), found.UpdatedMicros);
    }

    /// <summary>
    /// Makes a number the tenant's, or changes where calls from trunks to it go: to a queue, to an extension, through a flow, or, where none is given, to the queue or extension
    /// called like it. A pattern stands for all numbers that have no row of their own: ? for any digit, * at the end for all that follow; the one that
    /// says most wins.
    /// </summary>
    internal static async Task<Results<Found<NumberModel>, Refusal>> SetAsync(string number, NewNumber body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        (RouteTarget target, string destination) = body switch
        {
            { Queue: { } queue } => (RouteTarget.Queue, queue),
            { Extension: { } extension } => (RouteTarget.Extension, extension),
            { Flow: { } flow } => (RouteTarget.Flow, flow),
            _ => (RouteTarget.None, ""),
        };
        Outcome outcome = await asker.AskAsync(new SetRoute(number, target, destination) { Seen = seen, Name = body.Name });
        return outcome is { IsOk: true, Value: RouteRow row }
            ? new Found<NumberModel>(Model(asker, row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>The number is the tenant's no longer.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(string number, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new DeleteRoute(number) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>How the tenant's numbers are written, and which one it shows.</summary>
    internal static Results<Found<NumberingModel>, Refusal> GetNumbering(Asker asker)
    {
        NumberingRow row = asker.Views.Numbering[NumberingRow.OnlyId] ?? new NumberingRow();
        return new Found<NumberingModel>(NumberingModel.Of(row), row.UpdatedMicros);
    }

    /// <summary>Sets the country and area that numbers without them belong to, and the number shown outside by whoever has none of his own.</summary>
    internal static async Task<Results<Found<NumberingModel>, Refusal>> SetNumberingAsync(NewNumbering body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        SetNumbering set = new(body.Country, body.AreaCode ?? "", body.CallerNumber ?? "") { Seen = seen };
        Outcome outcome = await asker.AskAsync(set);
        return outcome is { IsOk: true, Value: NumberingRow row }
            ? new Found<NumberingModel>(NumberingModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    private static NumberModel Model(Asker asker, RouteRow row) => NumberModel.Of(row, asker.Views.Region);
}
