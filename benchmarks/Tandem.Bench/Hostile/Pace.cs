namespace Tandem.Bench.Hostile;

using System.Diagnostics;

/// <summary>So many a second: tells how many are due by now.</summary>
internal sealed class Pace(double perSecond)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private long done;

    /// <summary>Waits until some are due; returns how many, at most a twentieth of a second's worth, for who is late attacks no harder.</summary>
    public async Task<int> DueAsync(CancellationToken cancel)
    {
        await Task.Delay(1, cancel);
        long all = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond);
        int due = (int)Math.Min(all - done, Math.Max(1, (long)(perSecond / 20)));
        done += due;
        return due;
    }
}
