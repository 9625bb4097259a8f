namespace Tandem.Core.Ivr.Expressions;

using NodaTime;

/// <summary>When somebody is there, by the days of a week. A row that ends before it begins goes on past midnight.</summary>
/// <param name="OnHolidays">Open on holidays too.</param>
internal sealed record OpeningHours(IReadOnlyList<OpeningRow> Rows, bool OnHolidays)
{
    public bool IsOpen(LocalDateTime at, WorkingDays days) =>
        Covers(at.Date, at.TimeOfDay, days, false) || Covers(at.Date.PlusDays(-1), at.TimeOfDay, days, true);

    private bool Covers(LocalDate day, LocalTime time, WorkingDays days, bool pastMidnight)
    {
        if (!OnHolidays && days.IsHoliday(day))
        {
            return false;
        }
        // A Sunday that is worked in exchange has the hours of a Monday.
        IsoDayOfWeek weekday =
            days.IsExchanged(day) && !Rows.Any(row => row.Days.Contains(day.DayOfWeek)) ? IsoDayOfWeek.Monday : day.DayOfWeek;
        foreach (OpeningRow row in Rows)
        {
            bool wraps = row.To <= row.From;
            bool inside =
                pastMidnight ? wraps && time < row.To
                : wraps ? time >= row.From
                : time >= row.From && time < row.To;
            if (inside && row.Days.Contains(weekday))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>The same hours on several days.</summary>
/// <param name="To">Exclusive; midnight as the end of a day is 00:00.</param>
internal sealed record OpeningRow(IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To);
