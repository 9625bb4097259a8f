namespace Tandem.Core.Ivr.Expressions;

using NodaTime;

/// <summary>Holidays of a country with the days it works in exchange, and what a document adds or takes away.</summary>
internal sealed class WorkingDays(IReadOnlySet<LocalDate> holidays, IReadOnlySet<LocalDate> workdays, bool isChinese)
{
    public bool IsHoliday(LocalDate day) =>
        holidays.Contains(day) || isChinese && !workdays.Contains(day) && ChineseHolidays.IsHoliday(day);

    /// <summary>A day of the weekend that is worked.</summary>
    public bool IsExchanged(LocalDate day) =>
        workdays.Contains(day) || isChinese && !holidays.Contains(day) && ChineseHolidays.IsWorked(day);

    public bool IsWorkday(LocalDate day) =>
        IsExchanged(day) || !IsHoliday(day) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
