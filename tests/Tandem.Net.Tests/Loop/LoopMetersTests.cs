namespace Tandem.Net.Tests.Loop;

using System.Diagnostics;
using Tandem.Net.Interop;
using Tandem.Net.Loop;

public class LoopMetersTests
{
    private static readonly int TenMillis = LoopMeters.HistogramBounds.ToList().IndexOf(0.01);
    private static readonly int Longest = LoopMeters.HistogramBounds.Count - 1;

    [Fact]
    public void Turns_are_counted_and_their_length_by_the_clock_is_told_once()
    {
        LoopMeters meters = new();
        meters.Turn(Stopwatch.GetTimestamp() - Stopwatch.Frequency);
        meters.Turn(Stopwatch.GetTimestamp());
        Assert.Equal(2, meters.Turns);
        Assert.Equal(2, meters.Histogram().Sum());
        Assert.True(meters.Busy >= TimeSpan.FromSeconds(1));
        Assert.True(meters.TakeLongest() >= TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, meters.TakeLongest());
    }

    [Fact]
    public void A_turn_that_was_kept_from_its_core_has_no_more_work_in_it()
    {
        LoopMeters meters = new();
        meters.Turn(Stopwatch.GetTimestamp());
        long before = meters.Over(Longest);
        meters.Turn(Stopwatch.GetTimestamp() - Stopwatch.Frequency);
        Assert.Equal(before, meters.Over(Longest));
    }

    [Fact]
    public void A_turn_that_works_is_over_the_bounds_below_its_work()
    {
        LoopMeters meters = new();
        meters.Turn(Stopwatch.GetTimestamp());
        long before = meters.Over(TenMillis);
        long start = Stopwatch.GetTimestamp();
        long until = Libc.ThreadCpuNanos() + 12_000_000;
        while (Libc.ThreadCpuNanos() < until) { }
        meters.Turn(start);
        Assert.Equal(before + 1, meters.Over(TenMillis));
    }
}
