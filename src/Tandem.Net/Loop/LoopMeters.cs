namespace Tandem.Net.Loop;

using System.Diagnostics;

/// <summary>How long turns take. Written by the loop, read by anyone; figures read together may be a turn apart.</summary>
public sealed class LoopMeters
{
    private static readonly double[] Bounds = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1];
    private static readonly long[] BoundTicks = [.. Bounds.Select(bound => (long)(bound * Stopwatch.Frequency))];

    private readonly long[] buckets = new long[BoundTicks.Length + 1];
    private long longest;
    private long turns;
    private long busy;
    private long failures;

    /// <summary>Upper bounds of <see cref="Histogram"/> in seconds; the last bucket has none.</summary>
    public static IReadOnlyList<double> HistogramBounds => Bounds;

    public long Turns => Volatile.Read(ref turns);

    /// <summary>Time spent in turns since the start.</summary>
    public TimeSpan Busy => Stopwatch.GetElapsedTime(0, Volatile.Read(ref busy));

    /// <summary>Inputs that ended in an unexpected failure: each cost itself, and was reported.</summary>
    public long Failures => Volatile.Read(ref failures);

    /// <summary>Turns by how long they took, one count a bound and one above all; not cumulative.</summary>
    public long[] Histogram() => [.. buckets];

    /// <summary>The longest turn since the last call.</summary>
    public TimeSpan TakeLongest() => Stopwatch.GetElapsedTime(0, Interlocked.Exchange(ref longest, 0));

    internal void Failed() => Volatile.Write(ref failures, failures + 1);

    internal void Turn(long start)
    {
        long took = Stopwatch.GetTimestamp() - start;
        Volatile.Write(ref turns, turns + 1);
        Volatile.Write(ref busy, busy + took);
        int bucket = 0;
        while (bucket < BoundTicks.Length && took > BoundTicks[bucket])
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
}
