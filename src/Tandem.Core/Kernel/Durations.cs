namespace Tandem.Core.Kernel;

/// <summary>Durations from numbers that people configure: whatever they say, no deadline is so far off that arithmetic breaks.</summary>
internal static class Durations
{
    /// <summary>Longer is as good as never.</summary>
    private const long MostSeconds = 100L * 365 * 86_400;

    public static TimeSpan OfSeconds(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MostSeconds));
}
