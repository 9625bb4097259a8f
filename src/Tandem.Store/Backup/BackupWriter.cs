namespace Tandem.Store.Backup;

using System.Globalization;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Files.Recordings;

/// <summary>
/// Makes a backup of a data folder, whether or not a server runs on it: the database as it is at one moment, then what it speaks of. Takes no lock
/// that a server waits for, and leaves the processor to it.
/// </summary>
/// <param name="open">Opens a database file.</param>
/// <param name="data">The data folder.</param>
/// <param name="contents">What goes into it beside the database.</param>
/// <param name="program">Version of this program.</param>
public sealed class BackupWriter(Func<string, IDatabase> open, string data, BackupContents contents, string program)
{
    private readonly string folder = Path.GetFullPath(data);

    /// <summary>Writes the archive, whole or not at all; one that is there is replaced at the end. Throws <see cref="StoreException"/>.</summary>
    public BackupResult Write(string file)
    {
        ThreadNiceness.GiveWay();
        string full = Path.GetFullPath(file);
        string copy = full + ".database";
        string fresh = full + ".new";
        try
        {
            OwnerOnly.Make(copy);
            open(DataFolder.DatabaseIn(folder)).CopyTo(copy);
            BackupResult result = Write(fresh, copy);
            File.Move(fresh, full, overwrite: true);
            return result;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the backup {full}", $"备份 {full}"), e, Named.AnotherFile);
        }
        catch (DatabaseException e)
        {
            throw new StoreException($"the database cannot be copied: {e.Message}", $"无法复制数据库：{e.Message}");
        }
        finally
        {
            File.Delete(copy);
            File.Delete(fresh);
        }
    }

    private BackupResult Write(string path, string copy)
    {
        int missing = 0;
        using ArchiveWriter archive = new(path);
        archive.Add(BackupArchive.Head, JsonSerializer.Serialize(Head(), BackupArchive.Json));
        archive.TryAdd(copy, BackupArchive.Database);
        archive.TryAdd(Path.Combine(folder, BackupArchive.Key), BackupArchive.Key);
        foreach (string each in Directory.GetFiles(folder, BackupArchive.Credentials).Order(StringComparer.Ordinal))
        {
            archive.TryAdd(each, Path.GetFileName(each));
        }
        if (contents.Sounds)
        {
            AddSounds(archive);
        }
        if (contents.Recordings)
        {
            missing = AddRecordings(archive, open(copy));
        }
        archive.Finish();
        return new BackupResult(archive.Files, archive.Bytes, missing);
    }

    private void AddSounds(ArchiveWriter archive)
    {
        string sounds = Path.Combine(folder, BackupArchive.Sounds);
        if (!Directory.Exists(sounds))
        {
            return;
        }
        IEnumerable<string> names = Directory
            .EnumerateFiles(sounds, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            // Those of uploads under way.
            .Where(name => !name.EndsWith(".new", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            archive.TryAdd(Path.Combine(folder, name), name);
        }
    }

    // Those that the copied database speaks of: the others are not known to it.
    private int AddRecordings(ArchiveWriter archive, IDatabase copy)
    {
        RecordingFiles files = new(Path.Combine(folder, BackupArchive.Recordings));
        int missing = 0;
        using IDatabaseConnection reader = copy.OpenReader();
        foreach (Guid recording in reader.Recordings.All())
        {
            string path = files.PathOf(recording);
            missing += archive.TryAdd(path, Path.GetRelativePath(folder, path)) ? 0 : 1;
        }
        return missing;
    }

    private BackupHead Head() =>
        new(
            BackupArchive.Format,
            program,
            DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            contents.Sounds,
            contents.Recordings
        );
}
