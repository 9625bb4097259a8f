namespace Tandem.Net.Tests.Loop;

using System.Diagnostics;
using Tandem.Net.Loop;

public class LoopMetersTests
{
    [Fact]
    public void Turns_fall_into_the_bucket_of_their_length()
    {
        LoopMeters meters = new();
        long now = Stopwatch.GetTimestamp();
        meters.Turn(now - Stopwatch.Frequency);
        meters.Turn(now - (long)(Stopwatch.Frequency * 0.03));
        long[] histogram = meters.Histogram();
        Assert.Equal(LoopMeters.HistogramBounds.Count + 1, histogram.Length);
        Assert.Equal(1, histogram[^1]);
        Assert.Equal(1, histogram[^3]);
        Assert.Equal(2, meters.Turns);
        Assert.True(meters.Busy >= TimeSpan.FromSeconds(1.03));
        Assert.True(meters.TakeLongest() >= TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, meters.TakeLongest());
    }
}
