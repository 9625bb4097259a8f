namespace Tandem.Core.Configuration;

using Tandem.Core.Commands;

/// <summary>Sound files of the tenant. The file is there before its row is asked for, and goes after it is gone.</summary>
internal sealed class MediaPlans(CentreContext centre)
{
    public Plan Add(AddMedia command)
    {
        Keys keys = centre.Keys;
        if (keys.MediaCount >= centre.Limits.MediaFiles)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {centre.Limits.MediaFiles} media files");
        }
        keys.Counters = keys.Counters with { Media = Math.Max(keys.Counters.Media, MediaRow.LastBuiltIn) + 1 };
        long now = centre.Now.WallMicros;
        MediaRow row = new(
            keys.Counters.Media,
            command.Name,
            "UPLOAD",
            command.Path,
            command.OriginalName,
            command.Bytes,
            command.DurationMillis,
            now,
            now
        );
        return Plan.Commit(row, new PutMedia(row));
    }

    public Plan Rename(RenameMedia command)
    {
        if (centre.Keys.Media(command.MediaId) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no media file {command.MediaId}");
        }
        MediaRow renamed = row with { Name = command.Name, UpdatedMicros = centre.Now.WallMicros };
        return Plan.Commit(renamed, new PutMedia(renamed));
    }

    public Plan Remove(RemoveMedia command)
    {
        if (centre.Keys.Media(command.MediaId) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no media file {command.MediaId}");
        }
        string path = MediaRow.PathOf(row.Id);
        foreach (Queues.Queue queue in centre.Queues.All)
        {
            if (queue.Row.HoldSound == path || queue.Row.Greeting == path)
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"queue {queue.Name} plays media file {row.Id}");
            }
        }
        return Plan.Commit(row, new RemoveMediaFile(row.Id));
    }
}
