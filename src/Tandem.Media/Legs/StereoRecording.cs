namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Jitter;
using Tandem.Media.Recording;

/// <summary>
/// One recording under way: what a leg says (left) and what it hears (right), each with its jitter buffer, a frame of both every 20 ms into
/// the tap. It belongs to one leg, so it goes on through hold, transfer and conference.
/// </summary>
internal sealed class StereoRecording(RecordingTap tap, LegPort owner, long id, Instant start)
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly JitterBuffer left = new();
    private readonly JitterBuffer right = new();
    private readonly short[] leftFrame = new short[JitterBuffer.FrameSamples];
    private readonly short[] rightFrame = new short[JitterBuffer.FrameSamples];

    /// <summary>The leg it is of.</summary>
    public LegPort Owner => owner;

    /// <summary>The order's number.</summary>
    public long Id => id;

    public RecordingTap Tap => tap;

    public long Milliseconds => tap.Frames * 20;

    /// <summary>Audio of one side.</summary>
    public void Hear(bool fromLeft, uint ssrc, uint timestamp, ReadOnlySpan<short> samples) =>
        (fromLeft ? left : right).Put(ssrc, timestamp, samples);

    /// <summary>Writes as many frames as time has passed since the start.</summary>
    public void Advance(Instant now)
    {
        long due = (now - start).Ticks / FrameTime.Ticks;
        while (tap.Frames < due)
        {
            left.Take(leftFrame);
            right.Take(rightFrame);
            tap.Put(leftFrame, rightFrame);
        }
    }
}
