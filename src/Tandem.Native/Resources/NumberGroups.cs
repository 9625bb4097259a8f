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

/// <summary><c>/v1/number-groups</c>: numbers of which one is shown for each call out.</summary>
internal static class NumberGroups
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/number-groups", Scopes.ReadConfiguration, List),
        new("POST", "/number-groups", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/number-groups/{id}", Scopes.ReadConfiguration, Get),
        new("PUT", "/number-groups/{id}", Scopes.WriteConfiguration, SetAsync),
        new("DELETE", "/number-groups/{id}", Scopes.WriteConfiguration, RemoveAsync),
    ];

    /// <summary>Groups of numbers.</summary>
    internal static Results<Found<NumberGroupList>, Refusal> List(Asker asker, [AsParameters] Paging paging) =>
        Dialing.List<NumberGroupRow, NumberGroupList>(asker, paging, (page, next) => new([.. page.Select(NumberGroupModel.Of)], next));

    /// <summary>A group of numbers.</summary>
    internal static Results<Found<NumberGroupModel>, Refusal> Get(int id, Asker asker) =>
        Dialing.Get<NumberGroupRow, NumberGroupModel>(asker, id, NumberGroupModel.Of);

    /// <summary>Makes a group of numbers.</summary>
    internal static Task<Results<Made<NumberGroupModel>, Refusal>> CreateAsync(NewNumberGroup body, Asker asker) =>
        Dialing.MakeAsync<NumberGroupRow, NumberGroupModel>(asker, "/number-groups", CommandOf(0, body), NumberGroupModel.Of);

    /// <summary>Changes a group of numbers, all of it.</summary>
    internal static Task<Results<Found<NumberGroupModel>, Refusal>> SetAsync(int id, NewNumberGroup body, Asker asker) =>
        Dialing.SetAsync<NumberGroupRow, NumberGroupModel>(asker, CommandOf(id, body), NumberGroupModel.Of);

    /// <summary>Removes a group; agents who show its numbers show it no longer.</summary>
    internal static Task<Results<Done, Refusal>> RemoveAsync(int id, Asker asker) => Dialing.RemoveAsync(asker, NumberGroupRow.Word, id);

    private static SetNumberGroup CommandOf(int id, NewNumberGroup body) =>
        new(id, body.Name, body.Numbers, body.Rule == NumberGroupModel.AtRandom ? NumberGroupRule.Random : NumberGroupRule.SamePlace);
}
