namespace Tandem.Net.Clock;

using System.Diagnostics;
using Tandem.Foundation;

/// <summary>The machine's clock: monotonic ticks for deadlines, wall time for records.</summary>
public static class RealClock
{
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    public static Now Now => new(new Instant(Stopwatch.GetElapsedTime(0).Ticks + 1), (DateTime.UtcNow.Ticks - Epoch) / 10);

    /// <summary>Whole milliseconds until then, rounded up; −1 for never.</summary>
    public static int MillisUntil(Instant at, Instant now)
    {
        if (at == Instant.Never)
        {
            return -1;
        }
        long ticks = (at - now).Ticks;
        return ticks <= 0 ? 0 : (int)Math.Min((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond, 60_000);
    }
}
