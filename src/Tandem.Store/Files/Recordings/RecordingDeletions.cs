namespace Tandem.Store.Files.Recordings;

using System.Security.Cryptography;
using Tandem.Store.Files;

/// <summary>Deletes recordings so that it can be told afterwards: a sealed note takes a file's place. Throws what the file system does.</summary>
/// <param name="files">Where they lie.</param>
/// <param name="key">The data folder's.</param>
public sealed class RecordingDeletions(RecordingFiles files, byte[] key)
{
    private const string Ending = ".deleted";

    /// <summary>The note of a recording that was deleted; null when it was not, or the note is not ours.</summary>
    public DeletionNote? NoteOf(Guid recording)
    {
        string path = NotePath(recording);
        return File.Exists(path) ? DeletionNote.Read(File.ReadAllBytes(path), key) : null;
    }

    /// <summary>Deletes one; returns the note, or null when there was no file.</summary>
    public DeletionNote? Delete(Guid recording, string by, string why)
    {
        if (Hash(recording) is not { } hash)
        {
            return null;
        }
        DeletionNote note = Note(recording, hash, by, why);
        files.Delete(recording);
        return note;
    }

    /// <summary>Notes that a recording of the index is gone, nobody knows why.</summary>
    public void NoteMissing(Guid recording) => Note(recording, "", "system", "missing");

    // The note is there before the file goes: a stop in between deletes it once more.
    private DeletionNote Note(Guid recording, string hash, string by, string why)
    {
        DeletionNote note = new(recording, hash, by, why, (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        string path = NotePath(recording);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        using FileStream file = new(path, OwnerOnly.Replace());
        file.Write(note.Write(key));
        file.Flush(flushToDisk: true);
        return note;
    }

    private string? Hash(Guid recording)
    {
        using Stream? file = files.TryOpen(recording);
        return file is null ? null : Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string NotePath(Guid recording) => Path.ChangeExtension(files.PathOf(recording), Ending);
}
