namespace Tandem.Store.EventLog;

/// <summary>The wall clock as rows have it.</summary>
internal static class WallClock
{
    /// <summary>Unix microseconds, UTC.</summary>
    public static long Micros => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
