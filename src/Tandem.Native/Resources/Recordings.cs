namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Native.Answers;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/recordings</c>.</summary>
internal static class Recordings
{
    private const string Wave = "audio/wav";

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/recordings/{id}", Scopes.ReadRecordings, GetAsync) { Gives = Wave },
        new("DELETE", "/recordings/{id}", Scopes.ReadRecordings, DeleteAsync) { Least = Role.Administrator },
    ];

    /// <summary>A recording as a WAV file, caller left and agent right; also while it grows, and in parts (Range).</summary>
    internal static Task<Results<FileStreamHttpResult, Refusal>> GetAsync(Guid id, Asker asker) => SendAsync(id, asker);

    /// <summary>Deletes a recording for good. Its entry in the index, and in the log who did it with the hash of what it was, stay.</summary>
    internal static Task<Results<Done, Refusal>> DeleteAsync(Guid id, Asker asker) => RemoveAsync(id, asker);

    /// <summary>The sound, and a line in the log who has listened.</summary>
    internal static async Task<Results<FileStreamHttpResult, Refusal>> SendAsync(Guid id, Asker asker)
    {
        (Stream? file, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.OpenRecording(asker.Tenant.Id, id),
            asker.Cancel
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        if (file is null)
        {
            return Refusal.NotFound($"no recording {id}");
        }
        await asker.LogAsync(new AuditRecordingRead(id, Face.Native, asker.From.Address));
        return TypedResults.Stream(file, Wave, $"{id}.wav", enableRangeProcessing: true);
    }

    /// <summary>It is gone, and the log says who did it.</summary>
    internal static async Task<Results<Done, Refusal>> RemoveAsync(Guid id, Asker asker)
    {
        (string? hash, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            archive => archive.DeleteRecording(asker.Tenant.Id, id, asker.Actor.Text),
            CancellationToken.None
        );
        if (refused is { } busy)
        {
            return Refusal.TooMany(busy);
        }
        if (hash is null)
        {
            return Refusal.NotFound($"no recording {id}");
        }
        await asker.LogAsync(new AuditRecordingDeleted(id, "asked", hash));
        return Done.Instance;
    }
}
