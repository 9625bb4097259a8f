namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;

/// <summary>Sound files of the tenant. The file is there before its row is asked for, and goes after it is gone.</summary>
internal sealed class MediaPlans(ConfigurationState state)
{
    public Plan Add(AddMedia command)
    {
        Keys keys = state.Keys;
        if (keys.MediaCount + command.Drafts.Count > state.Centre.Limits.MediaFiles)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.MediaFiles} media files");
        }
        long now = state.Centre.Now.WallMicros;
        int id = Math.Max(keys.Counters.Media, MediaRow.LastBuiltIn);
        List<MediaRow> rows = [];
        foreach (MediaDraft draft in command.Drafts)
        {
            rows.Add(new(++id, draft.Name, "UPLOAD", draft.Path, draft.OriginalName, draft.Bytes, draft.DurationMillis, now, now));
        }
        keys.Counters = keys.Counters with { Media = id };
        return Plan.Commit(rows, [.. rows.Select(row => new PutMedia(row))]);
    }

    public Plan Rename(RenameMedia command)
    {
        if (state.Keys.Media(command.MediaId) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no media file {command.MediaId}");
        }
        MediaRow renamed = row with { Name = command.Name, UpdatedMicros = RowVersions.After(state, row.UpdatedMicros) };
        return Plan.Commit(renamed, new PutMedia(renamed));
    }

    public Plan Remove(RemoveMedia command)
    {
        if (state.Keys.Media(command.MediaId) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no media file {command.MediaId}");
        }
        foreach (Queue queue in state.Queues.All)
        {
            if (Plays(queue.Row.HoldSound, row) || Plays(queue.Row.Greeting, row) || Plays(queue.Settings.AnnounceSound, row))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"queue {queue.Name} plays media file {row.Id}");
            }
        }
        return Plan.Commit(row, new RemoveMediaFile(row.Id));
    }

    // By its id or by its path.
    private bool Plays(string name, MediaRow row) => state.Keys.SoundOf(name) == row.Path;
}
