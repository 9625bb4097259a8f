namespace Tandem.Net.Tests;

using Tandem.Foundation;
using Tandem.Net.Clock;

public class RealClockTests
{
    [Fact]
    public void Time_goes_on_and_the_wall_shows_unix_time()
    {
        Now first = RealClock.Now;
        Now second = RealClock.Now;
        Assert.True(second.Mono >= first.Mono);
        Assert.InRange(
            DateTimeOffset.FromUnixTimeMilliseconds(first.WallMillis).UtcDateTime,
            DateTime.UtcNow.AddMinutes(-1),
            DateTime.UtcNow
        );
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    public void Waits_are_rounded_up_so_that_none_ends_early(long ticks, int millis)
    {
        Instant now = new(1_000_000);
        Assert.Equal(millis, RealClock.MillisUntil(new Instant(1_000_000 + ticks), now));
    }

    [Fact]
    public void Never_is_no_time_out_and_ages_are_looked_at_again()
    {
        Instant now = new(1_000_000);
        Assert.Equal(-1, RealClock.MillisUntil(Instant.Never, now));
        Assert.Equal(60_000, RealClock.MillisUntil(now + TimeSpan.FromDays(400), now));
    }
}
