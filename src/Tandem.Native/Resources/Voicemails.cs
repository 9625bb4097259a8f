namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/voicemails</c>: messages that callers left. An agent has those of his own box; who may listen to recordings has all.</summary>
internal static class Voicemails
{
    private const string Wave = "audio/wav";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/voicemails", Scopes.ReadCalls, ListAsync),
        new("GET", "/voicemails/{id}", Scopes.ReadCalls, GetAsync) { Gives = Wave },
        new("DELETE", "/voicemails/{id}", Scopes.ReadCalls, DeleteAsync),
    ];

    /// <summary>Messages, newest first; of an agent, those for his login or one of his extensions.</summary>
    /// <param name="box">Only those for this one.</param>
    internal static async Task<Results<Found<VoicemailList>, Refusal>> ListAsync(
        Asker asker,
        [AsParameters] Paging paging,
        string? box = null
    )
    {
        if (PlacePaging.TryRead(paging.Limit, paging.Cursor, out int limit, out RecordPlace? after) is { } refusal)
        {
            return refusal;
        }
        IReadOnlyList<string>? boxes = BoxesOf(asker);
        boxes = box is null ? boxes : [.. (boxes ?? [box]).Where(each => each == box)];
        (VoicemailRow[] page, string? next, Refusal? busy) = await PlacePaging.ReadAsync(
            asker,
            limit,
            (archive, most) => archive.Voicemails(new VoicemailSearch(asker.Tenant.Id, boxes, most, after)),
            row => new RecordPlace(row.StartMicros, row.Recording)
        );
        return busy is null ? new Found<VoicemailList>(new VoicemailList([.. page.Select(VoicemailModel.Of)], next)) : busy;
    }

    /// <summary>A message as a WAV file, the caller on the left; also in parts (Range).</summary>
    internal static async Task<Results<FileStreamHttpResult, Refusal>> GetAsync(Guid id, Asker asker) =>
        await FindAsync(id, asker) is { } refusal ? refusal : await Recordings.SendAsync(id, asker);

    /// <summary>Deletes a message for good. In the log who did it stays, with the hash of what it was.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(Guid id, Asker asker) =>
        await FindAsync(id, asker) is { } refusal ? refusal : await Recordings.RemoveAsync(id, asker);

    // Null where it is there and his.
    private static async Task<Refusal?> FindAsync(Guid id, Asker asker)
    {
        (IReadOnlyList<VoicemailRow>? rows, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.Voicemails(new VoicemailSearch(asker.Tenant.Id, BoxesOf(asker), 1, null) { Recording = id }),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy)
            : rows!.Count == 0 ? Refusal.NotFound($"no message {id}")
            : null;
    }

    // Null for all there are.
    private static IReadOnlyList<string>? BoxesOf(Asker asker)
    {
        if (asker.Principal.May(Scopes.ReadRecordings))
        {
            return null;
        }
        return asker.Views.Users[asker.Principal.UserId] is { } user
            ? [user.Login, .. asker.Views.Extensions.All().Where(row => row.UserId == user.Id).Select(row => row.Number)]
            : [];
    }
}
