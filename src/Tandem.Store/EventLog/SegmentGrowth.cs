namespace Tandem.Store.EventLog;

/// <summary>How far a segment has grown, and whether another is to begin.</summary>
internal sealed class SegmentGrowth
{
    /// <summary>Bytes of events in a segment; a start reads at most so much again.</summary>
    public const long MostBytes = 32 << 20;

    /// <summary>How long a segment lasts; what is cut is cut by whole ones.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    public long BeganMicros { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>There is something in it, and it is long enough.</summary>
    public bool IsDue(long nowMicros) =>
        Bytes >= MostBytes || (Bytes > 0 && nowMicros - BeganMicros >= Longest.Ticks / TimeSpan.TicksPerMicrosecond);

    public void Begin(long nowMicros, long bytes = 0)
    {
        BeganMicros = nowMicros;
        Bytes = bytes;
    }

    public void Add(long bytes) => Bytes += bytes;
}
