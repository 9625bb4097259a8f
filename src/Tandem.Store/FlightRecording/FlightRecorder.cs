namespace Tandem.Store.FlightRecording;

using System.Collections.Concurrent;
using Tandem.Engine.Replay;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>
/// Keeps what went into an exchange lately, in sealed segments of a folder, for a replay. Taking lines never waits: a thread of its own packs,
/// seals and writes them. A disk that fails costs the segment, and nobody's call.
/// </summary>
public sealed class FlightRecorder : ITurnSink, IDisposable
{
    private readonly FlightRecorderLimits limits;
    private readonly string folder;
    private readonly byte[] key;
    private readonly Action<string, Exception> failed;

    // Chunks of lines; null begins a segment.
    private readonly BlockingCollection<byte[]?> waiting = [];
    private readonly Thread thread;
    private FileStream? file;
    private SegmentCipher? cipher;
    private volatile bool full;
    private int begun;

    /// <summary>Makes the folder and its key; throws <see cref="StoreException"/> when that cannot be.</summary>
    /// <param name="folder">Where segments are kept.</param>
    /// <param name="limits">How much.</param>
    /// <param name="failed">Told what could not be written.</param>
    public FlightRecorder(string folder, FlightRecorderLimits limits, Action<string, Exception> failed)
    {
        this.limits = limits;
        this.folder = Path.GetFullPath(folder);
        this.failed = failed;
        try
        {
            OwnerOnly.MakeFolder(this.folder);
            key = RecorderKey.Keep(this.folder);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(
                new Named($"the flight recorder's folder {folder}", $"飞行记录目录 {folder}"),
                e,
                new Named("name another one with --flight-recorder", "用 --flight-recorder 指定其他目录")
            );
        }
        thread = new Thread(Write) { Name = "flight recorder", IsBackground = true };
        thread.Start();
    }

    public void Begin()
    {
        Interlocked.Increment(ref begun);
        full = false;
        waiting.Add(null);
    }

    public bool Take(byte[] lines)
    {
        if (full)
        {
            return false;
        }
        if (waiting.Count >= limits.WaitingChunks)
        {
            full = true;
            failed("flight recorder", new IOException("the disk is too slow; nothing more is kept of this segment"));
            return false;
        }
        waiting.Add(lines);
        return true;
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void Write()
    {
        int beginning = 0;
        bool broken = false;
        foreach (byte[]? lines in waiting.GetConsumingEnumerable())
        {
            if (lines == null)
            {
                beginning++;
                broken = false;
            }
            broken = broken || !TryWrite(lines);
            // A segment that was begun meanwhile is not this one's to end.
            if (broken && beginning == Volatile.Read(ref begun))
            {
                full = true;
            }
        }
        End();
    }

    // False when the segment takes no more.
    private bool TryWrite(byte[]? lines)
    {
        try
        {
            if (lines == null)
            {
                BeginFile();
                return true;
            }
            SegmentFile.Append(file!, cipher!.Seal(lines));
            return file!.Length < limits.SegmentBytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failed("flight recorder", e);
            return false;
        }
    }

    private void BeginFile()
    {
        End();
        MakeRoom();
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            UnixCreateMode = OwnerOnly.File,
        };
        file = new FileStream(SegmentFile.NextIn(folder, DateTime.UtcNow), options);
        cipher = SegmentFile.Begin(file, key);
    }

    private void MakeRoom()
    {
        List<FileInfo> kept = [.. SegmentFile.In(folder).Select(path => new FileInfo(path))];
        long bytes = kept.Sum(each => each.Length);
        foreach (FileInfo oldest in kept)
        {
            if (bytes <= limits.Bytes - limits.SegmentBytes)
            {
                return;
            }
            bytes -= oldest.Length;
            oldest.Delete();
        }
    }

    private void End()
    {
        file?.Dispose();
        cipher?.Dispose();
        file = null;
        cipher = null;
    }
}
