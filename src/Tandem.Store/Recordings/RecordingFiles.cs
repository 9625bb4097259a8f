namespace Tandem.Store.Recordings;

/// <summary>Where recordings lie: a folder per first two digits of the id, the id as name. No path ever leaves the store.</summary>
public sealed class RecordingFiles(string folder)
{
    public string PathOf(Guid recording)
    {
        string name = recording.ToString("N");
        return Path.Combine(folder, name[..2], name + ".wav");
    }

    /// <summary>Opens a recording for reading, also one that is still growing; null when there is none.</summary>
    public FileStream? TryOpen(Guid recording)
    {
        string path = PathOf(recording);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : null;
    }
}
