namespace Tandem.Core.Directory;

using NodaTime;
using NodaTime.TimeZones;

/// <summary>Which day it is where the tenant is: that of the first time zone of its country in the time zone database, which has the most used one first.</summary>
internal sealed class TenantDay(TenantNumbers numbers)
{
    private const long TicksPerMicro = 10;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private string country = "";
    private DateTimeZone zone = DateTimeZone.Utc;
    private long from;
    private long until;
    private int day;

    /// <summary>The day of the week, Monday being 1, and the minute of the day.</summary>
    public (int DayOfWeek, int Minute) TimeAt(long wallMicros)
    {
        At(wallMicros);
        ZonedDateTime there = Instant.FromUnixTimeTicks(wallMicros * TicksPerMicro).InZone(zone);
        return ((int)there.DayOfWeek, (there.Hour * 60) + there.Minute);
    }

    /// <summary>Days since 1970, as they are counted there.</summary>
    public int At(long wallMicros)
    {
        if (country != numbers.Region.Country)
        {
            country = numbers.Region.Country;
            zone = ZoneOf(country);
            until = 0;
        }
        if (wallMicros < from || wallMicros >= until)
        {
            LocalDate date = Instant.FromUnixTimeTicks(wallMicros * TicksPerMicro).InZone(zone).Date;
            day = Period.DaysBetween(Epoch, date);
            from = MicrosAt(date);
            until = MicrosAt(date.PlusDays(1));
        }
        return day;
    }

    /// <summary>When the day of that moment ends there, in Unix microseconds.</summary>
    public long EndOf(long wallMicros)
    {
        At(wallMicros);
        return until;
    }

    private long MicrosAt(LocalDate date) => zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks() / TicksPerMicro;

    /// <summary>The first time zone of a country; UTC for one that has none.</summary>
    public static DateTimeZone ZoneOf(string country)
    {
        TzdbZoneLocation? first = TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(place => place.CountryCode == country);
        return first is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[first.ZoneId];
    }
}
