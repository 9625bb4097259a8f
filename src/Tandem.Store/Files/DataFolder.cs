namespace Tandem.Store.Files;

using System.Security.Cryptography;
using Tandem.Store.Contract;

/// <summary>A server's folder: one server at a time, readable by its owner alone.</summary>
public sealed class DataFolder : IDisposable
{
    private const int KeyBytes = 32;

    private readonly FileStream guard;

    private DataFolder(string path, FileStream guard)
    {
        Path = path;
        this.guard = guard;
    }

    public string Path { get; }

    public string Database => DatabaseIn(Path);

    public string Credentials => System.IO.Path.Combine(Path, "credentials.json");

    /// <summary>Sounds that queues and calls may name by a path inside it.</summary>
    public string Sounds => System.IO.Path.Combine(Path, "sounds");

    /// <summary>Texts that were spoken, so that each is spoken once. May be deleted.</summary>
    public string Speech => System.IO.Path.Combine(Path, "speech");

    public string Recordings => System.IO.Path.Combine(Path, "recordings");

    /// <summary>Files with numbers for campaigns, while they are read.</summary>
    public string Imports => System.IO.Path.Combine(Path, "imports");

    /// <summary>SIP messages of calls and registrations.</summary>
    public string Traces => TracesIn(Path);

    /// <summary>Likewise, for those who read beside a server.</summary>
    public static string TracesIn(string folder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "sip");

    /// <summary>The database file of a data folder, for those who read beside a server.</summary>
    public static string DatabaseIn(string folder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "tandem.db");

    /// <summary>Makes or opens a folder for a server; throws <see cref="StoreException"/> when it cannot be.</summary>
    public static DataFolder Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            OwnerOnly.MakeFolder(full);
            OwnerOnly.MakeFolder(System.IO.Path.Combine(full, "sounds"));
            OwnerOnly.MakeFolder(System.IO.Path.Combine(full, "recordings"));
            FileStreamOptions options = new()
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = OwnerOnly.File,
            };
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, "lock"), options));
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the data folder {full}", $"数据目录 {full}"), e, Named.AnotherFolder);
        }
    }

    /// <summary>When the folder was first used, in Unix microseconds: its key is never written again.</summary>
    public long MadeMicros => (File.GetLastWriteTimeUtc(KeyFile) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private string KeyFile => System.IO.Path.Combine(Path, "key");

    /// <summary>The key that secrets are encrypted with; made at first use. Without it they are lost, so it belongs into backups.</summary>
    public byte[] Key()
    {
        string file = KeyFile;
        string text = ReadOrMake(file).Trim();
        if (text.Length != 2 * KeyBytes || !text.All(char.IsAsciiHexDigit))
        {
            throw new StoreException(
                $"{file} is not a key of {KeyBytes} bytes in hexadecimal: put the one from your backup back",
                $"{file} 不是 {KeyBytes} 字节的十六进制密钥：请从备份中放回原来的密钥"
            );
        }
        return Convert.FromHexString(text);
    }

    public void Dispose() => guard.Dispose();

    private static string ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            OwnerOnly.Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)));
        }
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the key {file}", $"密钥 {file}"), e, Named.Backup);
        }
    }
}
