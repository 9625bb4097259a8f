namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Native.Watching;

/// <summary><c>/v1/calls/{id}/earlier</c>: what there was before with the other party of a call in progress, for the agent who is in it.</summary>
internal static class Earlier
{
    /// <summary>Calls that are shown.</summary>
    private const int Most = 20;

    /// <summary>Legs that are looked through for them.</summary>
    private const int MostLegs = 100;

    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/calls/{id}/earlier", Scopes.ReadCalls, ListAsync)];

    /// <summary>Calls of before with the number that this call is with, newest first, at most 20; of a call that the asker sees.</summary>
    internal static async Task<Results<Found<EarlierCalls>, Refusal>> ListAsync(Guid id, Asker asker)
    {
        CallView? call = asker.Views.Calls.All().FirstOrDefault(each => each.Call == id || each.Legs.Any(leg => leg.Leg == id));
        if (call is null || !CallSight.IsSeen(asker.Principal, call))
        {
            return Refusal.NotFound($"no call {id} is in progress");
        }
        string number = call.Legs.FirstOrDefault()?.AgentId > 0 ? call.Dialled : call.CallerNumber;
        if (number.Length == 0)
        {
            return new Found<EarlierCalls>(new EarlierCalls([]));
        }
        RecordSearch search = new(asker.Tenant.Id, MostLegs, 0, 0, 0, Guid.Empty, null) { Number = number };
        (List<EarlierCall>? calls, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => Read(archive, search, call.Call),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy) : new Found<EarlierCalls>(new EarlierCalls(calls!));
    }

    private static List<EarlierCall> Read(IArchive archive, RecordSearch search, Guid now) =>
        [
            .. archive
                .Records(search)
                .Where(record => record.Call != now)
                .GroupBy(record => record.Call)
                .Take(Most)
                .Select(legs => EarlierCall.Of([.. legs], archive.Notes(new NoteSearch(search.Tenant, Most, 0) { Call = legs.Key }))),
        ];
}
