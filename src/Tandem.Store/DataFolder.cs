namespace Tandem.Store;

using System.Security.Cryptography;

/// <summary>A server's folder: one server at a time, readable by its owner alone.</summary>
public sealed class DataFolder : IDisposable
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    internal const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const int KeyBytes = 32;

    // Error numbers of Linux that .NET passes on as an IOException's HResult.
    private const int WouldBlock = 11;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;

    private readonly FileStream guard;

    private DataFolder(string path, FileStream guard)
    {
        Path = path;
        this.guard = guard;
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "tandem.db");

    public string Credentials => System.IO.Path.Combine(Path, "credentials.json");

    /// <summary>Sounds that queues and calls may name by a path inside it.</summary>
    public string Sounds => System.IO.Path.Combine(Path, "sounds");

    public string Recordings => System.IO.Path.Combine(Path, "recordings");

    /// <summary>Makes or opens a folder for a server; throws <see cref="StoreException"/> when it cannot be.</summary>
    public static DataFolder Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full, OwnerFolder);
            Directory.CreateDirectory(System.IO.Path.Combine(full, "sounds"), OwnerFolder);
            Directory.CreateDirectory(System.IO.Path.Combine(full, "recordings"), OwnerFolder);
            FileStreamOptions options = new()
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = OwnerOnly,
            };
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, "lock"), options));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(Explain(full, e));
        }
    }

    /// <summary>The key that secrets are encrypted with; made at first use. Without it they are lost, so it belongs into backups.</summary>
    public byte[] Key()
    {
        string file = System.IO.Path.Combine(Path, "key");
        if (!File.Exists(file))
        {
            WriteOwnerOnly(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)));
        }
        string text = File.ReadAllText(file).Trim();
        if (text.Length != 2 * KeyBytes || !text.All(char.IsAsciiHexDigit))
        {
            throw new StoreException($"{file} is not a key of {KeyBytes} bytes in hexadecimal: put the one from your backup back");
        }
        return Convert.FromHexString(text);
    }

    private static string Explain(string folder, Exception e) =>
        e switch
        {
            UnauthorizedAccessException or { HResult: ReadOnlyFileSystem } =>
                $"the data folder {folder} is not writable. Give it to the user that runs Tandem, or name another with --data",
            { HResult: WouldBlock } => $"the data folder {folder} is in use by another Tandem. Stop it, or name another with --data",
            { HResult: NoSpace } => $"the disk of the data folder {folder} is full. Make room, or name another with --data",
            _ => $"the data folder {folder} cannot be used ({e.Message}). Name another with --data",
        };

    /// <summary>Writes a file that only its owner may read, whole or not at all.</summary>
    internal static void WriteOwnerOnly(string file, string text)
    {
        string fresh = file + ".new";
        FileStreamOptions options = new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using (StreamWriter writer = new(new FileStream(fresh, options)))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>Makes a file that only its owner may read, or takes the rights of others from one that is there.</summary>
    internal static void MakeOwnerOnly(string file)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = OwnerOnly,
        };
        using (new FileStream(file, options)) { }
        File.SetUnixFileMode(file, OwnerOnly);
    }

    public void Dispose() => guard.Dispose();
}
