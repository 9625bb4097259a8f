namespace Tandem.Core.Dialing;

using NodaTime;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Expressions;

/// <summary>When people may be called, by the clock of each time zone; of a number with several, when it is time in all of them.</summary>
internal sealed class CallingTimes
{
    private const char Between = ';';

    private readonly OpeningHours hours;
    private readonly WorkingDays days;
    private readonly DateTimeZone own;

    /// <param name="row">Checked before: see <see cref="Fault"/>.</param>
    /// <param name="own">Where numbers of no known place are.</param>
    public CallingTimes(CallingHoursRow row, DateTimeZone own)
    {
        this.own = own;
        days = new WorkingDays(DaysOf(row.Holidays), DaysOf(row.Workdays), row.Calendar == "CN");
        hours = new OpeningHours([.. row.Rows.Select(Read)], false);
    }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Fault(CallingHoursRow row)
    {
        foreach (CallingDays each in row.Rows)
        {
            if (each.Days.Count == 0 || each.Days.Any(day => day is < 1 or > 7))
            {
                return "days are numbers from 1, Monday, to 7, Sunday";
            }
            if (!FlowClock.TryTime(each.From, out LocalTime from) || !FlowClock.TryTime(each.To, out LocalTime to))
            {
                return $"{each.From}-{each.To} are no hours: write HH:mm";
            }
            if (from == to && from != LocalTime.Midnight)
            {
                return $"{each.From}-{each.To} is no time at all";
            }
        }
        return row.Calendar is not ("" or "CN") ? $"no calendar {row.Calendar}: there is CN"
            : row.Holidays.Concat(row.Workdays).FirstOrDefault(day => !FlowClock.TryDate(day, out _)) is { } none
                ? $"{none} is no day: write yyyy-MM-dd"
            : null;
    }

    public bool IsOpen(string zones, long wallMicros)
    {
        if (zones.Length == 0)
        {
            return IsOpen(own, wallMicros);
        }
        foreach (string name in zones.Split(Between))
        {
            // One that the database has no more is where the tenant is.
            if (!IsOpen(DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? own, wallMicros))
            {
                return false;
            }
        }
        return true;
    }

    private bool IsOpen(DateTimeZone zone, long wallMicros) => hours.IsOpen(FlowClock.Local(wallMicros, zone), days);

    private static OpeningRow Read(CallingDays row)
    {
        FlowClock.TryTime(row.From, out LocalTime from);
        FlowClock.TryTime(row.To, out LocalTime to);
        return new OpeningRow([.. row.Days.Select(day => (IsoDayOfWeek)day)], from, to);
    }

    private static HashSet<LocalDate> DaysOf(IReadOnlyList<string> written) => [.. written.Select(FlowClock.Date)];
}
