namespace Tandem.Store.FlightRecording;

/// <summary>Limits of <see cref="FlightRecorder"/>.</summary>
public sealed record FlightRecorderLimits
{
    /// <summary>Bytes of all segments; the oldest go for a new one. A segment takes a quarter of it: past that nothing is kept until the next begins.</summary>
    public long Bytes { get; init; } = 1L << 30;

    /// <summary>Chunks that may wait for the disk; one more, and the segment ends there.</summary>
    public int WaitingChunks { get; init; } = 256;

    public long SegmentBytes => Bytes / 4;
}
