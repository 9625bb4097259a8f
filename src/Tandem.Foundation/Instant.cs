namespace Tandem.Foundation;

/// <summary>A monotonic moment in ticks of 100 ns since an arbitrary start. Only for deadlines; never shown to people.</summary>
public readonly record struct Instant(long Ticks) : IComparable<Instant>
{
    /// <summary>Later than every moment: "no deadline".</summary>
    public static readonly Instant Never = new(long.MaxValue);

    public static Instant operator +(Instant at, TimeSpan span) => at.Ticks == long.MaxValue ? at : new(at.Ticks + span.Ticks);

    public static Instant operator -(Instant at, TimeSpan span) => at.Ticks == long.MaxValue ? at : new(at.Ticks - span.Ticks);

    public static TimeSpan operator -(Instant later, Instant earlier) => new(later.Ticks - earlier.Ticks);

    public static bool operator <(Instant a, Instant b) => a.Ticks < b.Ticks;

    public static bool operator >(Instant a, Instant b) => a.Ticks > b.Ticks;

    public static bool operator <=(Instant a, Instant b) => a.Ticks <= b.Ticks;

    public static bool operator >=(Instant a, Instant b) => a.Ticks >= b.Ticks;

    public static Instant Min(Instant a, Instant b) => a.Ticks <= b.Ticks ? a : b;

    public int CompareTo(Instant other) => Ticks.CompareTo(other.Ticks);
}

/// <summary>The time a turn runs at: monotonic for deadlines, wall (Unix time, microseconds, UTC) for records.</summary>
public readonly record struct Now(Instant Mono, long WallMicros)
{
    /// <summary>Wall time as Unix milliseconds.</summary>
    public long WallMillis => WallMicros / 1000;

    /// <summary>What the wall clock shows at that moment, as Unix microseconds.</summary>
    public long WallOf(Instant moment) => WallMicros + (moment - Mono).Ticks / 10;

    /// <summary>This moment moved on by <paramref name="span"/>, both clocks alike (for virtual time).</summary>
    public Now Plus(TimeSpan span) => new(Mono + span, WallMicros + span.Ticks / 10);
}

/// <summary>The next moment a component wants to be woken at, and why (so a test can ask).</summary>
public readonly record struct Wake(Instant At, string Reason)
{
    public static readonly Wake Never = new(Instant.Never, "");

    public static Wake Earlier(Wake a, Wake b) => a.At <= b.At ? a : b;
}
