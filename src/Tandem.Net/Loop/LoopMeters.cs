namespace Tandem.Net.Loop;

using System.Diagnostics;
using Tandem.Net.Interop;

/// <summary>
/// How long turns take, by the clock and as the work that is in them: what the machine added by taking the core away is no fault of a turn.
/// Written by the loop, read by anyone; figures read together may be a turn apart.
/// </summary>
public sealed class LoopMeters
{
    private static readonly double[] Bounds =
    [
        0.000_1,
        0.000_25,
        0.000_5,
        0.001,
        0.002,
        0.003,
        0.004,
        0.005,
        0.007_5,
        0.01,
        0.015,
        0.02,
        0.03,
        0.05,
        0.1,
    ];

    /// <summary>How old the reading of the thread's CPU time may be that a turn is measured from: reading it is a system call.</summary>
    private static readonly long ReadingTicks = Stopwatch.Frequency / 1_000;

    private static readonly long[] BoundTicks = [.. Bounds.Select(bound => (long)(bound * Stopwatch.Frequency))];

    private readonly long[] buckets = new long[BoundTicks.Length + 1];
    private long longest;
    private long turns;
    private long busy;
    private long failures;
    private long lastCpuNanos;
    private long readAt;
    private int lastCollections;
    private TimeSpan lastPauses;

    /// <summary>Upper bounds of <see cref="Histogram"/> in seconds; the last bucket has none.</summary>
    public static IReadOnlyList<double> HistogramBounds => Bounds;

    public long Turns => Volatile.Read(ref turns);

    /// <summary>Time spent in turns since the start.</summary>
    public TimeSpan Busy => Stopwatch.GetElapsedTime(0, Volatile.Read(ref busy));

    /// <summary>Inputs that ended in an unexpected failure: each cost itself, and was reported.</summary>
    public long Failures => Volatile.Read(ref failures);

    /// <summary>
    /// Turns by the work in them (the thread's CPU time, and the collector's pauses), one count a bound and one above all; not cumulative.
    /// </summary>
    public long[] Histogram() => [.. buckets];

    /// <summary>Turns with more work than a bound, since the start.</summary>
    public long Over(int bound) => buckets.Skip(bound + 1).Sum();

    /// <summary>The longest turn since the last call.</summary>
    public TimeSpan TakeLongest() => Stopwatch.GetElapsedTime(0, Interlocked.Exchange(ref longest, 0));

    internal void Failed() => Volatile.Write(ref failures, failures + 1);

    internal void Turn(long start)
    {
        long took = Stopwatch.GetTimestamp() - start;
        Volatile.Write(ref turns, turns + 1);
        Volatile.Write(ref busy, busy + took);
        // A turn that is short by the clock has little work in it, whatever the thread's CPU time says.
        bool isShort = took <= BoundTicks[0] && start - readAt < ReadingTicks;
        long work = isShort ? took : Math.Min(took, WorkTicks(start + took));
        int bucket = 0;
        while (bucket < BoundTicks.Length && work > BoundTicks[bucket])
        {
            bucket++;
        }
        buckets[bucket]++;
        if (took > Volatile.Read(ref longest))
        {
            // A reading that resets it in between costs this one sample.
            Volatile.Write(ref longest, took);
        }
    }

    // Since the reading before, at most a millisecond and a turn ago. Whoever collects uses CPU too, so both together may be more than there was: the
    // caller bounds it.
    private long WorkTicks(long now)
    {
        readAt = now;
        long cpu = Libc.ThreadCpuNanos();
        long nanos = cpu - lastCpuNanos;
        lastCpuNanos = cpu;
        int collections = GC.CollectionCount(0);
        if (collections != lastCollections)
        {
            TimeSpan pauses = GC.GetTotalPauseDuration();
            nanos += (pauses - lastPauses).Ticks * TimeSpan.NanosecondsPerTick;
            lastCollections = collections;
            lastPauses = pauses;
        }
        return (long)(nanos * (Stopwatch.Frequency / 1e9));
    }
}
