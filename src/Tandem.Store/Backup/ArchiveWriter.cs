namespace Tandem.Store.Backup;

using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tandem.Store.Files;

/// <summary>Writes the archive of a backup file by file, and remembers their hashes.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly FileStream archive;
    private readonly GZipStream packed;
    private readonly TarWriter tar;
    private readonly StringBuilder sums = new();

    public ArchiveWriter(string path)
    {
        archive = new FileStream(path, OwnerOnly.Replace());
        packed = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true);
        tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public int Files { get; private set; }

    /// <summary>Of all files, not compressed.</summary>
    public long Bytes { get; private set; }

    /// <summary>False when the file is not there any more.</summary>
    public bool TryAdd(string path, string name)
    {
        HashedFile file;
        try
        {
            file = new HashedFile(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        using (file)
        {
            Write(name, file);
            Note(name, file.Hash(), file.Length);
        }
        return true;
    }

    public void Add(string name, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        using MemoryStream stream = new(body);
        Write(name, stream);
        Note(name, Convert.ToHexStringLower(SHA256.HashData(body)), body.Length);
    }

    /// <summary>Ends the archive; without it, it is not whole.</summary>
    public void Finish()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(sums.ToString()));
        Write(BackupArchive.Sums, stream);
        tar.Dispose();
        packed.Dispose();
        archive.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        tar.Dispose();
        packed.Dispose();
        archive.Dispose();
    }

    private void Write(string name, Stream content) =>
        tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                Mode = OwnerOnly.File,
                ModificationTime = DateTimeOffset.UtcNow,
            }
        );

    private void Note(string name, string hash, long length)
    {
        sums.Append(hash).Append("  ").Append(name).Append('\n');
        Files++;
        Bytes += length;
    }
}
