namespace Tandem.Store.Backup;

using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>Unpacks a backup into an empty folder, and finds out whether it is whole.</summary>
internal sealed class ArchiveReader(string file)
{
    private const int ChunkBytes = 128 * 1024;

    private readonly StringBuilder sums = new();

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Throws <see cref="StoreException"/> when it is no backup, not whole, or of a newer program.</summary>
    public void Unpack(string folder)
    {
        try
        {
            using FileStream archive = new(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            using GZipStream packed = new(archive, CompressionMode.Decompress);
            using TarReader tar = new(packed);
            string? told = null;
            while (told == null && tar.GetNextEntry() is { } entry)
            {
                told = Take(entry, folder);
            }
            // To the end, where gzip keeps a sum of its own over all there is.
            packed.CopyTo(Stream.Null);
            if (told != sums.ToString())
            {
                throw Damaged("");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw Damaged(e.Message);
        }
    }

    /// <summary>The list of hashes when that is what the entry is, else null.</summary>
    private string? Take(TarEntry entry, string folder)
    {
        Stream content = entry.DataStream ?? Stream.Null;
        if (entry.Name == BackupArchive.Sums)
        {
            using StreamReader reader = new(content);
            return reader.ReadToEnd();
        }
        if (Files == 0)
        {
            CheckHead(entry, content);
            return null;
        }
        if (entry.EntryType != TarEntryType.RegularFile || !BackupArchive.MayHold(entry.Name))
        {
            throw Damaged($"{entry.Name}?");
        }
        string path = Path.Combine(folder, entry.Name);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        using FileStream to = new(path, OwnerOnly.Replace());
        Copy(content, to, entry.Name);
        return null;
    }

    private void CheckHead(TarEntry entry, Stream content)
    {
        using MemoryStream text = new();
        Copy(content, text, entry.Name);
        BackupHead? head =
            entry.Name == BackupArchive.Head ? JsonSerializer.Deserialize<BackupHead>(text.ToArray(), BackupArchive.Json) : null;
        if (head == null)
        {
            throw Damaged(entry.Name);
        }
        if (head.Format > BackupArchive.Format)
        {
            throw new StoreException(
                $"the backup {file} was made by Tandem {head.Program} and has format {head.Format}: use the newer program",
                $"备份 {file} 由 Tandem {head.Program} 生成，格式为 {head.Format}：请使用更新的程序"
            );
        }
    }

    private void Copy(Stream from, Stream to, string name)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[ChunkBytes];
        int read;
        while ((read = from.Read(chunk)) > 0)
        {
            hash.AppendData(chunk.AsSpan(0, read));
            to.Write(chunk, 0, read);
            Bytes += read;
        }
        sums.Append(Convert.ToHexStringLower(hash.GetCurrentHash())).Append("  ").Append(name).Append('\n');
        Files++;
    }

    private StoreException Damaged(string why) =>
        new(
            $"the backup {file} is damaged, cut short or no backup at all{(why.Length > 0 ? $" ({why})" : "")}. Use another",
            $"备份 {file} 已损坏、不完整或根本不是备份{(why.Length > 0 ? $"（{why}）" : "")}。请使用其他备份"
        );
}
