namespace Tandem.Store.Files;

/// <summary>Files and folders that nobody but their owner may read.</summary>
internal static class OwnerOnly
{
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it; one that is there is closed to others if it is empty or ours already.</summary>
    public static void MakeFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            // The runtime gives these rights to the last one alone.
            if (Path.GetDirectoryName(path) is { Length: > 0 } above && !Directory.Exists(above))
            {
                MakeFolder(above);
            }
            Directory.CreateDirectory(path, Folder);
        }
        // Somebody may name a folder that others live in too: theirs it stays.
        else if (System.IO.File.Exists(Path.Combine(path, "key")) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            System.IO.File.SetUnixFileMode(path, Folder);
        }
    }

    /// <summary>Writes a file, whole or not at all; throws <c>StoreException</c> when it cannot be.</summary>
    public static void Write(string file, string text)
    {
        string fresh = file + ".new";
        try
        {
            using (StreamWriter writer = new(new FileStream(fresh, Replace())))
            {
                writer.Write(text);
                writer.Flush();
                ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
            }
            System.IO.File.Move(fresh, file, overwrite: true);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the file {file}", $"文件 {file}"), e, Named.AnotherFolder);
        }
    }

    /// <summary>For a file to write from the beginning.</summary>
    public static FileStreamOptions Replace() =>
        new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = File,
        };

    /// <summary>Makes an empty file, or takes the rights of others from one that is there.</summary>
    public static void Make(string file)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = File,
        };
        using (new FileStream(file, options)) { }
        System.IO.File.SetUnixFileMode(file, File);
    }
}
