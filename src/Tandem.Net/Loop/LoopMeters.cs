namespace Tandem.Net.Loop;

using System.Diagnostics;

/// <summary>How long turns take. Written by the loop, read by anyone; a torn read costs one sample.</summary>
public sealed class LoopMeters
{
    private long longest;
    private long turns;
    private long busy;

    public long Turns => Volatile.Read(ref turns);

    public TimeSpan Busy => Stopwatch.GetElapsedTime(0, Volatile.Read(ref busy));

    /// <summary>The longest turn since the last call.</summary>
    public TimeSpan TakeLongest() => Stopwatch.GetElapsedTime(0, Interlocked.Exchange(ref longest, 0));

    internal void Turn(long start)
    {
        long took = Stopwatch.GetTimestamp() - start;
        turns++;
        busy += took;
        if (took > longest)
        {
            longest = took;
        }
    }
}
