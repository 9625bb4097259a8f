namespace Tandem.Store.Tracing;

using System.Globalization;

/// <summary>Segments of one kind in the order of their age, within a number of bytes: the oldest go for new ones.</summary>
internal sealed class TraceShelf(string folder, string name, long most, int segmentBytes)
{
    public const string Ending = ".trace";

    private readonly Queue<(string Path, long Bytes)> full = new();
    private readonly TraceMemory memory = new();
    private TraceSegment? growing;
    private long fullBytes;
    private int last;

    /// <summary>Bytes on disk.</summary>
    public long Bytes => fullBytes + (growing?.Length ?? 0);

    /// <summary>The segments of a folder, whatever kind, oldest of each kind first.</summary>
    public static string[] Segments(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)] : [];

    /// <summary>What a process before this one has left.</summary>
    public void Adopt()
    {
        foreach (string path in Segments(folder).Where(each => Path.GetFileName(each).StartsWith(name + "-", StringComparison.Ordinal)))
        {
            TraceSegment.SealLeft(path);
            Add(path, new FileInfo(path).Length);
            string number = Path.GetFileNameWithoutExtension(path)[(name.Length + 1)..];
            last = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? found : last;
        }
    }

    /// <summary>Where the next record goes: to be written to its <see cref="TraceSegment.Records"/> and then told to <see cref="Index"/>.</summary>
    public TraceSegment Next()
    {
        if (growing is { } old && old.Length >= segmentBytes)
        {
            old.Seal();
            Add(old.Path, old.Length);
            old.Dispose();
            growing = null;
        }
        if (growing is null)
        {
            while (full.Count > 0 && fullBytes > most - segmentBytes)
            {
                DropOldest();
            }
            last++;
            growing = new TraceSegment(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{last:00000000}{Ending}")),
                memory
            );
        }
        return growing;
    }

    public void Flush() => growing?.Flush();

    /// <summary>Deletes the oldest; false when there was none.</summary>
    public bool DropOldest()
    {
        if (full.TryDequeue(out (string Path, long Bytes) oldest))
        {
            fullBytes -= oldest.Bytes;
            File.Delete(oldest.Path);
            return true;
        }
        if (growing is { } only)
        {
            growing = null;
            only.Dispose();
            File.Delete(only.Path);
            return true;
        }
        return false;
    }

    /// <summary>Nothing follows any more.</summary>
    public void Close()
    {
        using TraceSegment? segment = growing;
        growing = null;
        segment?.Seal();
    }

    private void Add(string path, long bytes)
    {
        full.Enqueue((path, bytes));
        fullBytes += bytes;
    }
}
