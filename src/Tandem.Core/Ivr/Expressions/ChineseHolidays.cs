namespace Tandem.Core.Ivr.Expressions;

using NodaTime;

/// <summary>
/// The holidays of China with the weekends worked in exchange, as the State Council announces them each November for the year to come. A year that
/// is not here has none: its days are added to the document (<c>calendar.holidays</c>, <c>calendar.workdays</c>), or a row here.
/// </summary>
internal static class ChineseHolidays
{
    private static readonly (string From, string To)[] Holidays =
    [
        ("2025-01-01", "2025-01-01"),
        ("2025-01-28", "2025-02-04"),
        ("2025-04-04", "2025-04-06"),
        ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"),
        ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ];

    private static readonly string[] Worked =
    [
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ];

    private static readonly HashSet<LocalDate> HolidaySet = [.. Holidays.SelectMany(row => Days(row.From, row.To))];
    private static readonly HashSet<LocalDate> WorkedSet = [.. Worked.Select(FlowClock.Date)];

    public static bool IsHoliday(LocalDate day) => HolidaySet.Contains(day);

    public static bool IsWorked(LocalDate day) => WorkedSet.Contains(day);

    private static IEnumerable<LocalDate> Days(string from, string to)
    {
        LocalDate last = FlowClock.Date(to);
        for (LocalDate day = FlowClock.Date(from); day <= last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }
}
