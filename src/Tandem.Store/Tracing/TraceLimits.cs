namespace Tandem.Store.Tracing;

/// <summary>Limits of <see cref="SipTraceKeeper"/>.</summary>
public sealed record TraceLimits
{
    /// <summary>A segment is deleted as a whole: so many make up what is kept of calls.</summary>
    private const int Segments = 48;

    private const int SmallestSegment = 256 << 10;
    private const int LargestSegment = 32 << 20;

    /// <summary>Bytes of all segments; the oldest go for new ones.</summary>
    public long Bytes { get; init; } = 1L << 30;

    /// <summary>Free space that is left to the disk's other users: below it the oldest segments go, and with none left nothing is kept.</summary>
    public long FreeBytes { get; init; } = 1L << 30;

    /// <summary>On a small disk that is no more than this part of it.</summary>
    public double FreePart { get; init; } = 0.1;

    /// <summary>Call-IDs of legs that are remembered, so that their messages are told from those of strangers.</summary>
    public int Dialogs { get; init; } = 100_000;

    /// <summary>Messages of one answer.</summary>
    public int Answer { get; init; } = 5_000;

    /// <summary>What becomes of calls is kept apart from all else, so that a flood of strangers takes nothing of it away.</summary>
    public long CallBytes => Bytes / 4 * 3;

    /// <summary>Registrations, and what never became a call.</summary>
    public long OtherBytes => Bytes / 4;

    public int SegmentBytes => (int)Math.Clamp(CallBytes / Segments, SmallestSegment, LargestSegment);
}
