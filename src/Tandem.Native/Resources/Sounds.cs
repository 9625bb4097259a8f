namespace Tandem.Native.Resources;

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/sounds</c>: what queues play.</summary>
internal static class Sounds
{
    private const long LargestSound = 100L * 1024 * 1024;
    private const string Wave = "audio/wav";
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/sounds", Scopes.ReadConfiguration, List),
        new("POST", "/sounds", Scopes.WriteConfiguration, UploadAsync) { BodyLimit = LargestSound, Takes = Wave },
        new("GET", "/sounds/{id}", Scopes.ReadConfiguration, Get),
        new("PATCH", "/sounds/{id}", Scopes.WriteConfiguration, RenameAsync),
        new("DELETE", "/sounds/{id}", Scopes.WriteConfiguration, DeleteAsync),
    ];

    /// <summary>Sounds in order of id; the first ones are built in.</summary>
    internal static Results<Found<SoundList>, Refusal> List(Asker asker, [AsParameters] Paging paging)
    {
        return Paging.TryTake(paging, asker.Views.Media.All(), row => row.Id, out List<MediaRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<SoundList>(new SoundList([.. page.Select(SoundModel.Of)], next));
    }

    /// <summary>One sound.</summary>
    internal static Results<Found<SoundModel>, Refusal> Get(int id, Asker asker)
    {
        MediaRow? row = asker.Views.Media[id];
        return row is null ? NoSound(id) : new Found<SoundModel>(SoundModel.Of(row), row.UpdatedMicros);
    }

    /// <summary>Keeps a WAV file, which is the request's body.</summary>
    /// <param name="name">What it is called.</param>
    internal static async Task<Results<Made<SoundModel>, Refusal>> UploadAsync(
        Asker asker,
        [StringLength(Lengths.Name, MinimumLength = 1)] string name
    )
    {
        if (name.Length is 0 or > Lengths.Name)
        {
            return Refusal.Invalid("name", $"must have 1 to {Lengths.Name} characters");
        }
        ISoundUploads sounds = asker.Tenant.Door.Sounds;
        StoredSound stored = await sounds.SaveAsync(asker.Tenant.Id, asker.Http.Request.Body, LargestSound, asker.Cancel);
        if (stored.Refusal != SoundRefusal.None)
        {
            return Refused(stored);
        }
        MediaDraft draft = new(name, stored.Path, name, stored.Bytes, stored.DurationMillis);
        // Not given up when the client is: the file is there and must be known or deleted.
        Outcome outcome = await asker.AskAsync(new AddMedia([draft]), CancellationToken.None);
        if (outcome is { IsOk: true, Value: IReadOnlyList<MediaRow> and [MediaRow row] })
        {
            return new Made<SoundModel>($"/sounds/{row.Id}", SoundModel.Of(row), row.UpdatedMicros);
        }
        sounds.Delete(stored.Path);
        return Refusal.Of(outcome);
    }

    /// <summary>Renames a sound.</summary>
    internal static async Task<Results<Found<SoundModel>, Refusal>> RenameAsync(int id, SoundPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new RenameMedia(id, body.Name) { Seen = seen });
        return outcome is { IsOk: true, Value: MediaRow row }
            ? new Found<SoundModel>(SoundModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Deletes a sound. Refused while a queue plays it.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(int id, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        RemoveMedia remove = new(id) { Seen = seen };
        Outcome outcome = await asker.AskAsync(remove, CancellationToken.None);
        if (outcome is not { IsOk: true, Value: MediaRow row })
        {
            return Refusal.Of(outcome);
        }
        asker.Tenant.Door.Sounds.Delete(row.Path);
        return Done.Instance;
    }

    private static Refusal Refused(StoredSound stored) =>
        stored.Refusal switch
        {
            SoundRefusal.TooLarge => new Refusal(ProblemTable.TooLarge, stored.Problem),
            SoundRefusal.TooMany => Refusal.TooMany(new Throttled("uploads", WhenBusy)),
            SoundRefusal.Failed => new Refusal(ProblemTable.NotSaved, stored.Problem),
            _ => new Refusal(ProblemTable.UnsupportedType, stored.Problem),
        };

    private static Refusal NoSound(int id) => Refusal.NotFound($"no sound {id}");
}
