namespace Tandem.Core.Ivr.Expressions;

using NodaTime;
using NodaTime.Text;

/// <summary>Days and times as documents write them.</summary>
internal static class FlowClock
{
    private const int TicksPerMicrosecond = 10;

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The time of day in a place.</summary>
    /// <param name="wallMicros">Microseconds since 1970, UTC.</param>
    /// <param name="zone">The place.</param>
    public static LocalDateTime Local(long wallMicros, DateTimeZone zone) =>
        NodaTime.Instant.FromUnixTimeTicks(wallMicros * TicksPerMicrosecond).InZone(zone).LocalDateTime;

    /// <summary>A day that is known to be one.</summary>
    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static bool TryDate(string text, out LocalDate day) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out day);

    /// <summary>24:00 is the end of a day.</summary>
    public static bool TryTime(string text, out LocalTime time)
    {
        time = LocalTime.Midnight;
        return text == "24:00" || Times.Parse(text).TryGetValue(default, out time);
    }
}
