namespace Tandem.Store;

using System.Security.Cryptography;

/// <summary>A server's folder: one server at a time, readable by its owner alone.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const int KeyBytes = 32;

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
        catch (UnauthorizedAccessException)
        {
            throw new StoreException(
                $"the data folder {full} is not writable. Give it to the user that runs Tandem, or name another with --data"
            );
        }
        catch (IOException e) when (File.Exists(System.IO.Path.Combine(full, "lock")))
        {
            throw new StoreException(
                $"the data folder {full} is in use by another Tandem ({e.Message}). Stop it, or name another with --data"
            );
        }
        catch (IOException e)
        {
            throw new StoreException($"the data folder {full} cannot be used ({e.Message}). Name another with --data");
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
        return Convert.FromHexString(File.ReadAllText(file).Trim());
    }

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
        }
        File.Move(fresh, file, overwrite: true);
    }

    public void Dispose() => guard.Dispose();
}
