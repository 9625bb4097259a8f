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

/// <summary><c>/v1/numbers</c>: where calls from trunks go, by the number they call.</summary>
internal static class Numbers
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/numbers", Scopes.ReadConfiguration, List),
        new("GET", "/numbers/{number}", Scopes.ReadConfiguration, Get),
        new("PUT", "/numbers/{number}", Scopes.WriteConfiguration, SetAsync),
        new("DELETE", "/numbers/{number}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Numbers that have a route.</summary>
    internal static Results<Found<NumberList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Paging.TryTake(paging, asker.Views.Routes.All(), row => row.Id, out List<RouteRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<NumberList>(new NumberList([.. page.Select(NumberModel.Of)], next));

    /// <summary>Where a number leads.</summary>
    internal static Results<Found<NumberModel>, Refusal> Get(string number, Asker asker) =>
        Find(number, asker) is { } row ? new Found<NumberModel>(NumberModel.Of(row), NumberModel.VersionOf(row)) : NoRoute(number);

    /// <summary>Leads calls to a number to a queue or an extension. A number without a route leads to the queue or extension of that name.</summary>
    internal static async Task<Results<Found<NumberModel>, Refusal>> SetAsync(string number, NewNumber body, Asker asker)
    {
        if (Stale(number, asker) is { } stale)
        {
            return stale;
        }
        SetRoute set = body.Queue is { } queue
            ? new SetRoute(number, RouteTarget.Queue, queue)
            : new SetRoute(number, RouteTarget.Extension, body.Extension!);
        Outcome outcome = await asker.AskAsync(set);
        return outcome is { IsOk: true, Value: RouteRow row }
            ? new Found<NumberModel>(NumberModel.Of(row), NumberModel.VersionOf(row))
            : Refusal.Of(outcome);
    }

    /// <summary>Takes a number's route away.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(string number, Asker asker)
    {
        if (Stale(number, asker) is { } stale)
        {
            return stale;
        }
        Outcome outcome = await asker.AskAsync(new DeleteRoute(number));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    private static RouteRow? Find(string number, Asker asker) => asker.Views.Routes.All().FirstOrDefault(row => row.Number == number);

    private static Refusal? Stale(string number, Asker asker)
    {
        long? there = Find(number, asker) is { } row ? NumberModel.VersionOf(row) : null;
        return Preconditions.Refuse(asker.Http.Request, there, out _);
    }

    private static Refusal NoRoute(string number) => Refusal.NotFound($"number {number} has no route");
}
