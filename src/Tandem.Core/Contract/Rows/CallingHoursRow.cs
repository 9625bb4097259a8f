namespace Tandem.Core.Contract.Rows;

/// <summary>When people may be called, by the clock where their number is from.</summary>
public sealed record CallingHoursRow
{
    /// <summary>Hours by days of the week; none: never.</summary>
    public IReadOnlyList<CallingDays> Rows { get; init; } = [new([1, 2, 3, 4, 5, 6, 7], "09:00", "20:00")];

    /// <summary><c>CN</c>: nobody is called on China's holidays; empty: only those of <see cref="Holidays"/> count.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>Days on which nobody is called, <c>yyyy-MM-dd</c>.</summary>
    public IReadOnlyList<string> Holidays { get; init; } = [];

    /// <summary>Days that are called although the calendar says otherwise.</summary>
    public IReadOnlyList<string> Workdays { get; init; } = [];

    /// <summary>As the log has it.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            [.. Rows.Select(row => row.ToString()), Calendar, .. Holidays.Select(day => $"-{day}"), .. Workdays.Select(day => $"+{day}")]
        );
}

/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="From"><c>HH:mm</c>.</param>
/// <param name="To"><c>HH:mm</c>, exclusive; 24:00 is the end of the day.</param>
public sealed record CallingDays(IReadOnlyList<int> Days, string From, string To)
{
    /// <summary>As the log has it.</summary>
    public override string ToString() => $"{string.Concat(Days)} {From}-{To}";
}
