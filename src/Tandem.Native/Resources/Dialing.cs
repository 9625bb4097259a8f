namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary>What resources do alike whose rows are of the kinds that the tenant's own calls go by.</summary>
internal static class Dialing
{
    public static Results<Found<TList>, Refusal> List<TRow, TList>(Asker asker, Paging paging, Func<List<TRow>, string?, TList> list)
        where TRow : DialingRow =>
        TryPage(asker, paging, out List<TRow> page, out string? next) is { } refusal ? refusal : new Found<TList>(list(page, next));

    public static Results<Found<TModel>, Refusal> Get<TRow, TModel>(Asker asker, int id, Func<TRow, TModel> model)
        where TRow : DialingRow =>
        asker.Views.Dialing[id] is TRow row
            ? new Found<TModel>(model(row), row.UpdatedMicros)
            : Refusal.NotFound($"no row {id} of this kind");

    /// <summary>Makes a row.</summary>
    /// <param name="place">Where rows of the kind are.</param>
    public static async Task<Results<Made<TModel>, Refusal>> MakeAsync<TRow, TModel>(
        Asker asker,
        string place,
        DialingCommand command,
        Func<TRow, TModel> model
    )
        where TRow : DialingRow
    {
        Outcome outcome = await asker.AskAsync(command);
        return outcome is { IsOk: true, Value: TRow row }
            ? new Made<TModel>($"{place}/{row.Id}", model(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Makes or changes a row, unless it is another by now than the asker has seen.</summary>
    public static async Task<Results<Found<TModel>, Refusal>> SetAsync<TRow, TModel>(
        Asker asker,
        DialingCommand command,
        Func<TRow, TModel> model
    )
        where TRow : DialingRow
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(command with { Seen = seen });
        return outcome is { IsOk: true, Value: TRow row } ? new Found<TModel>(model(row), row.UpdatedMicros) : Refusal.Of(outcome);
    }

    public static Refusal? TryPage<T>(Asker asker, Paging paging, out List<T> page, out string? next)
        where T : DialingRow => Paging.TryTake(paging, asker.Views.Dialing.All().OfType<T>(), row => row.Id, out page, out next);

    /// <summary>Removes a row, unless it is another by now than the asker has seen.</summary>
    public static async Task<Results<Done, Refusal>> RemoveAsync(Asker asker, string kind, int id)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new RemoveDialingRow(kind, id) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }
}
