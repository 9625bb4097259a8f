namespace Tandem.Store.Files.Recordings;

using System.Buffers.Binary;
using System.Globalization;

/// <summary>Where recordings lie: a folder per day (UTC) that the id's own time names, the id as name. No path ever leaves the store.</summary>
public sealed class RecordingFiles(string folder)
{
    /// <summary>The last millisecond a calendar has.</summary>
    private const long LastMillis = 253_402_300_799_999;

    public string PathOf(Guid recording) => Path.Combine(folder, Day(recording), recording.ToString("N") + ".wav");

    /// <summary>Opens a recording for reading, also one that is still growing; null when there is none.</summary>
    public Stream? TryOpen(Guid recording)
    {
        try
        {
            return new RecordingView(
                new FileStream(PathOf(recording), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Has(Guid recording) => File.Exists(PathOf(recording));

    /// <summary>None is no error.</summary>
    public void Delete(Guid recording)
    {
        try
        {
            File.Delete(PathOf(recording));
        }
        catch (DirectoryNotFoundException)
        {
            // Its whole day is gone.
        }
    }

    /// <summary>All files there are, those of the oldest days first.</summary>
    public IEnumerable<RecordedFile> All()
    {
        IEnumerable<string> paths = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];
        foreach (string path in paths)
        {
            FileInfo file = new(path);
            if (file.Exists && Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out Guid recording))
            {
                yield return new RecordedFile(recording, file.Length, file.LastWriteTimeUtc);
            }
        }
    }

    // The time of a version 7 UUID (RFC 9562 §5.7): 48 bits of milliseconds. An id of another make has no day.
    private static string Day(Guid recording)
    {
        Span<byte> bytes = stackalloc byte[16];
        recording.TryWriteBytes(bytes, bigEndian: true, out _);
        long millis = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        return recording.Version == 7 && millis <= LastMillis
            ? DateTime.UnixEpoch.AddMilliseconds(millis).ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)
            : "undated";
    }
}
