namespace Tandem.Media.Recording;

/// <summary>
/// The ring between a media worker, which puts stereo frames in, and the thread that writes them out: one of each, no locks. A frame that
/// finds the ring full is counted, and comes out as silence in its place, so a slow disk shortens no recording and stalls no worker.
/// </summary>
public sealed class RecordingTap
{
    /// <summary>Samples of one channel in a frame of 20 ms.</summary>
    public const int FrameSamples = 160;

    /// <summary>Samples of a frame: left, right, left, right ….</summary>
    public const int FrameLength = FrameSamples * 2;

    private readonly short[] ring;
    private readonly int[] lostBefore;
    private readonly int slots;
    private int lost;
    private long written;
    private long read;
    private int completed;
    private int failed;

    /// <param name="recording">Its id.</param>
    /// <param name="seconds">How much audio the ring holds.</param>
    public RecordingTap(Guid recording, int seconds)
    {
        Recording = recording;
        slots = seconds * 50;
        ring = new short[slots * FrameLength];
        lostBefore = new int[slots];
    }

    public Guid Recording { get; }

    /// <summary>Frames that found the ring full.</summary>
    public long LostFrames { get; private set; }

    /// <summary>Frames put in or lost: the recording's length so far, in units of 20 ms.</summary>
    public long Frames { get; private set; }

    /// <summary>The writer has given up (disk full …): the worker ends the recording as failed.</summary>
    public bool HasFailed => Volatile.Read(ref failed) != 0;

    /// <summary>No frame comes any more once those in the ring are read.</summary>
    public bool IsCompleted => Volatile.Read(ref completed) != 0;

    /// <summary>Worker: one frame of both channels; false when it was lost.</summary>
    public bool Put(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        Frames++;
        if (written - Volatile.Read(ref read) >= slots)
        {
            lost++;
            LostFrames++;
            return false;
        }
        int slot = (int)(written % slots);
        Span<short> frame = ring.AsSpan(slot * FrameLength, FrameLength);
        for (int i = 0; i < FrameSamples; i++)
        {
            frame[2 * i] = left[i];
            frame[2 * i + 1] = right[i];
        }
        lostBefore[slot] = lost;
        lost = 0;
        Volatile.Write(ref written, written + 1);
        return true;
    }

    /// <summary>Worker: the recording is over.</summary>
    public void Complete()
    {
        TrailingLost = lost;
        Volatile.Write(ref completed, 1);
    }

    /// <summary>Frames lost after the last one in the ring; good once <see cref="IsCompleted"/>.</summary>
    public int TrailingLost { get; private set; }

    /// <summary>Writer: copies the next frame; false when there is none yet.</summary>
    /// <param name="frame">Gets <see cref="FrameLength"/> samples.</param>
    /// <param name="silentFrames">So many frames of silence belong before it.</param>
    public bool TryTake(Span<short> frame, out int silentFrames)
    {
        silentFrames = 0;
        if (read >= Volatile.Read(ref written))
        {
            return false;
        }
        int slot = (int)(read % slots);
        silentFrames = lostBefore[slot];
        ring.AsSpan(slot * FrameLength, FrameLength).CopyTo(frame);
        Volatile.Write(ref read, read + 1);
        return true;
    }

    /// <summary>Writer: nothing more can be written.</summary>
    public void Fail() => Volatile.Write(ref failed, 1);
}
