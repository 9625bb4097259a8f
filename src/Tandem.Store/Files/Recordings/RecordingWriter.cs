namespace Tandem.Store.Files.Recordings;

using System.Runtime.InteropServices;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media.Recording;
using Tandem.Store.Contract;

/// <summary>
/// One thread that empties the rings of all recordings into their files. A disk that is full, or whatever else goes wrong with a file, ends that
/// recording, never a call and never the others.
/// </summary>
internal sealed class RecordingWriter : IRecordingPort, IDisposable
{
    /// <summary>Recordings at once.</summary>
    public const int MaxOpen = 5_000;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    private readonly RecordingFiles files;
    private readonly RecordingFormat format;
    private readonly IStoreSink sink;
    private readonly List<Open> open = [];
    private readonly short[] frame = new short[RecordingTap.FrameLength];
    private readonly MemoryStream buffer = new();
    private readonly Thread thread;
    private readonly Handoff<RecordingTap> arrived = new();
    private readonly List<RecordingTap> beginning = [];
    private readonly Handoff<Waiter> asked = new();
    private readonly List<Waiter> waiters = [];
    private int count;
    private volatile bool stopping;

    private sealed record Open(RecordingTap Tap, WavFile File);

    private sealed record Waiter(Guid Recording, TaskCompletionSource Done);

    public RecordingWriter(RecordingFiles files, IStoreSink sink, RecordingFormat format = RecordingFormat.Pcm)
    {
        this.format = format;
        this.files = files;
        this.sink = sink;
        thread = new Thread(Run) { Name = "recordings", IsBackground = true };
    }

    /// <summary>Frames that were lost because the disk was slow, over all recordings.</summary>
    public long LostFrames { get; private set; }

    public int Count => Volatile.Read(ref count);

    public void Start() => thread.Start();

    /// <summary>Done when all of a recording that was opened is in its file; at once where none was.</summary>
    public Task ClosedAsync(Guid recording)
    {
        Waiter waiter = new(recording, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        asked.Post(waiter);
        return waiter.Done.Task;
    }

    bool IRecordingPort.Open(RecordingTap tap)
    {
        if (Interlocked.Increment(ref count) > MaxOpen)
        {
            Interlocked.Decrement(ref count);
            return false;
        }
        arrived.Post(tap);
        return true;
    }

    public void Dispose()
    {
        stopping = true;
        if (thread.IsAlive)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        ThreadNiceness.GiveWay();
        while (!stopping)
        {
            Thread.Sleep(Round);
            WriteRound();
        }
        WriteRound();
        foreach (Open each in open)
        {
            each.File.Dispose();
        }
        open.Clear();
        Tell();
    }

    private void WriteRound()
    {
        // Before what has arrived: who asks now asks for what arrived before.
        asked.TakeAll(waiters);
        arrived.TakeAll(beginning);
        foreach (RecordingTap tap in beginning)
        {
            Begin(tap);
        }
        beginning.Clear();
        for (int i = open.Count - 1; i >= 0; i--)
        {
            if (!TryWrite(open[i]))
            {
                open[i].File.Dispose();
                open.RemoveAt(i);
                Interlocked.Decrement(ref count);
            }
        }
        Tell();
    }

    private void Tell()
    {
        for (int i = waiters.Count - 1; i >= 0; i--)
        {
            if (!open.Exists(each => each.Tap.Recording == waiters[i].Recording))
            {
                waiters[i].Done.TrySetResult();
                waiters.RemoveAt(i);
            }
        }
    }

    private void Begin(RecordingTap tap)
    {
        try
        {
            string path = files.PathOf(tap.Recording);
            OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
            open.Add(new Open(tap, new WavFile(path, format)));
        }
        catch (Exception e)
        {
            Fail(tap, e);
            Interlocked.Decrement(ref count);
        }
    }

    /// <summary>False when the recording is over.</summary>
    private bool TryWrite(Open each)
    {
        RecordingTap tap = each.Tap;
        // Looked at first: what is in the ring now is then the last of it.
        bool over = tap.IsCompleted;
        buffer.SetLength(0);
        while (tap.TryTake(frame, out int silent))
        {
            Silence(silent);
            buffer.Write(MemoryMarshal.AsBytes(frame.AsSpan()));
        }
        Silence(over ? tap.TrailingLost : 0);
        try
        {
            if (buffer.Length > 0)
            {
                each.File.Append(MemoryMarshal.Cast<byte, short>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
            }
        }
        catch (Exception e)
        {
            Fail(tap, e);
            return false;
        }
        return !over;
    }

    private void Silence(int frames)
    {
        LostFrames += frames;
        for (int i = 0; i < frames; i++)
        {
            buffer.SetLength(buffer.Length + RecordingTap.FrameLength * sizeof(short));
            buffer.Position = buffer.Length;
        }
    }

    private void Fail(RecordingTap tap, Exception e)
    {
        tap.Fail();
        sink.Failed("recordings", e);
        sink.RecordingFailed(tap.Recording, e.Message);
    }
}
