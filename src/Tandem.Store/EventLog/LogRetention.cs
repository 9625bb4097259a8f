namespace Tandem.Store.EventLog;

using Tandem.Store.Contract;

/// <summary>How much of the log is kept.</summary>
/// <param name="MaxAge">Older segments go.</param>
/// <param name="MaxBytes">Of events of one tenant; the oldest segments go first. 0 is no limit.</param>
public sealed record EventRetention(TimeSpan MaxAge, long MaxBytes = 0)
{
    /// <summary>Kept whatever else is said.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(3);

    public static readonly EventRetention Default = new(TimeSpan.FromDays(90));

    /// <summary>For tenants of these names instead.</summary>
    public IReadOnlyDictionary<string, EventRetention> Of { get; init; } = new Dictionary<string, EventRetention>();

    /// <summary>For the tenant of that name, or the node when it is empty.</summary>
    public EventRetention For(string tenant) => Of.GetValueOrDefault(tenant, this);
}

/// <summary>Where a log is to be cut: before a segment, never inside one, never what is younger than three days or needed.</summary>
internal static class LogRetention
{
    /// <summary>The first segment to be kept; null when all are.</summary>
    public static EventSegment? CutBefore(IReadOnlyList<EventSegment> segments, EventRetention keep, long nowMicros, long needed)
    {
        long bytes = segments.Sum(segment => segment.Bytes);
        EventSegment? cut = null;
        // A segment ends where the next begins; the last one grows and stays.
        for (int i = 0; i + 1 < segments.Count; i++)
        {
            EventSegment next = segments[i + 1];
            TimeSpan age = TimeSpan.FromMicroseconds(nowMicros - next.WallMicros);
            bool isTooMuch = age > keep.MaxAge || (keep.MaxBytes > 0 && bytes > keep.MaxBytes);
            if (!isTooMuch || age <= EventRetention.Least || needed < next.First)
            {
                break;
            }
            bytes -= segments[i].Bytes;
            cut = next;
        }
        return cut;
    }
}
