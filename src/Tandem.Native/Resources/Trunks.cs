namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/trunks</c>: the ways to and from carriers.</summary>
internal static class Trunks
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/trunks", Scopes.ReadConfiguration, List),
        new("POST", "/trunks", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/trunks/{id}", Scopes.ReadConfiguration, Get),
        new("PATCH", "/trunks/{id}", Scopes.WriteConfiguration, ChangeAsync),
        new("DELETE", "/trunks/{id}", Scopes.WriteConfiguration, DeleteAsync),
        new("POST", "/trunks/{id}/check", Scopes.WriteConfiguration, CheckAsync),
    ];

    /// <summary>Trunks in order of id, with how they stand now.</summary>
    /// <param name="name">Only the one of this name.</param>
    internal static Results<Found<TrunkList>, Refusal> List(Asker asker, [AsParameters] Paging paging, string? name = null)
    {
        IEnumerable<TrunkRow> rows = asker.Views.Trunks.All();
        rows = name is null ? rows : rows.Where(row => row.Name == name);
        return Paging.TryTake(paging, rows, row => row.Id, out List<TrunkRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<TrunkList>(new TrunkList([.. page.Select(row => Model(asker, row))], next));
    }

    /// <summary>One trunk, with how it stands now. Its ETag is that of its configuration.</summary>
    internal static Results<Found<TrunkModel>, Refusal> Get(int id, Asker asker) =>
        asker.Views.Trunks[id] is { } row ? new Found<TrunkModel>(Model(asker, row), row.UpdatedMicros, isLive: true) : NoTrunk(id);

    /// <summary>Makes a trunk. It registers, and takes calls, at once.</summary>
    internal static async Task<Results<Made<TrunkModel>, Refusal>> CreateAsync(NewTrunk body, Asker asker)
    {
        if (body.Peers is null)
        {
            return Refusal.Invalid("peers", "is required");
        }
        if (body.Change(null, out string wrong) is not { } settings)
        {
            return Refusal.Invalid("peers", wrong);
        }
        Outcome outcome = await asker.AskAsync(new CreateTrunk(body.Name, settings));
        return outcome is { IsOk: true, Value: TrunkRow row }
            ? new Made<TrunkModel>($"/trunks/{row.Id}", Model(asker, row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Changes what is given of a trunk. Calls under way go on.</summary>
    internal static async Task<Results<Found<TrunkModel>, Refusal>> ChangeAsync(int id, TrunkPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (body.Change(body.Name, out string wrong) is not { } change)
        {
            return Refusal.Invalid("peers", wrong);
        }
        Outcome outcome = await asker.AskAsync(new UpdateTrunk(id, change) { Seen = seen });
        return outcome is { IsOk: true, Value: TrunkRow row }
            ? new Found<TrunkModel>(Model(asker, row), row.UpdatedMicros, isLive: true)
            : Refusal.Of(outcome);
    }

    /// <summary>Deletes a trunk: it is unregistered, calls under way go on.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(int id, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new DeleteTrunk(id) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>
    /// Asks each address of a trunk now whether it is there (OPTIONS), and answers when all have answered or been silent for too long: after
    /// <c>silenceSeconds</c>, five seconds at most. One check of a trunk at a time, one a second (503 with Retry-After). A disabled trunk is not asked (409).
    /// Where the trunk is probed by the clock, what came of it counts as one of those probes.
    /// </summary>
    internal static async Task<Results<Found<TrunkCheckModel>, Refusal>> CheckAsync(int id, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new CheckTrunk(id));
        return outcome is { IsOk: true, Value: TrunkCheckView view }
            ? new Found<TrunkCheckModel>(TrunkCheckModel.Of(view, asker.Views.TrunkStates[id]))
            : Refusal.Of(outcome);
    }

    private static Refusal NoTrunk(int id) => Refusal.NotFound($"no trunk {id}");

    private static TrunkModel Model(Asker asker, TrunkRow row) => TrunkModel.Of(row, asker.Views.TrunkStates[row.Id]);
}
