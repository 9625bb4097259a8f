namespace Tandem.Native.Requests;

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tandem.Native.Problems;

/// <summary>Which period, and how it is divided.</summary>
internal readonly record struct StatisticsFilter
{
    /// <summary>Intervals are made of quarters of an hour: that many in an hour.</summary>
    private const int PerHour = 4;
    private const int MinutesPerQuarter = 15;
    private const int PerDay = 24 * PerHour;
    private const int MostDays = 400;
    private const string Whole = "period";

    /// <summary>The period's beginning, ISO 8601; a day before its end when not given. Cut down to a quarter of an hour. Intervals are counted from here.</summary>
    public string? From { get; init; }

    /// <summary>The period's end, ISO 8601; now when not given. At most 400 days after its beginning.</summary>
    public string? To { get; init; }

    /// <summary>How long an interval is: minutes (15m, 30m, … by quarters of an hour), hours (1h), days (1d), or period for all in one; 15m when not given.</summary>
    public string? Interval { get; init; }

    /// <summary>Only the queue of this id.</summary>
    public int? Queue { get; init; }

    /// <summary>Only the agent of this id.</summary>
    public int? Agent { get; init; }

    /// <summary>How many rows at most; 100 when not given.</summary>
    [Range(1, Paging.MostLimit)]
    public int? Limit { get; init; }

    /// <summary>Where to go on: <c>next</c> of the page before. Opaque.</summary>
    public string? Cursor { get; init; }

    /// <summary>csv, for spreadsheets; JSON when not given.</summary>
    public string? Format { get; init; }

    public bool IsTable => Format == "csv";

    public int Rows => Limit ?? Paging.DefaultLimit;

    /// <summary>Null with the refusal where a value makes no sense.</summary>
    /// <param name="nowMicros">Unix time.</param>
    public Division? Divide(long nowMicros, out Refusal? refusal)
    {
        if (Format is not (null or "" or "csv" or "json"))
        {
            refusal = Refusal.Invalid("format", "must be json or csv");
            return null;
        }
        if (Limit is < 1 or > Paging.MostLimit)
        {
            refusal = Refusal.Invalid("limit", $"must be 1 to {Paging.MostLimit}");
            return null;
        }
        if (!Period.TryRead("from", From, out long from, out refusal) || !Period.TryRead("to", To, out long to, out refusal))
        {
            return null;
        }
        long end = Math.Min(to == 0 ? nowMicros : to, nowMicros + Requests.Interval.Micros * PerDay);
        int last = (int)((end + Requests.Interval.Micros - 1) / Requests.Interval.Micros);
        int first = from == 0 ? last - PerDay : (int)(from / Requests.Interval.Micros);
        if (first > last || last - first > MostDays * PerDay)
        {
            refusal = Refusal.Invalid("from", $"must be before to, and by at most {MostDays} days");
            return null;
        }
        if (Length(last - first) is not { } quarters)
        {
            refusal = Refusal.Invalid("interval", "must be minutes (15m, 30m, 45m, …), hours (1h), days (1d) or period");
            return null;
        }
        return new Division(new Interval(first, last), quarters, string.IsNullOrEmpty(Interval) ? "15m" : Interval);
    }

    private int? Length(int whole)
    {
        string text = Interval is { Length: > 0 } given ? given : "15m";
        if (text == Whole)
        {
            return Math.Max(whole, 1);
        }
        if (
            !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is 0 or > MostDays * 24 * 60
        )
        {
            return null;
        }
        long quarters = text[^1] switch
        {
            'm' when number % MinutesPerQuarter == 0 => number / MinutesPerQuarter,
            'h' => (long)number * PerHour,
            'd' => (long)number * PerDay,
            _ => 0,
        };
        return quarters is > 0 and <= MostDays * PerDay ? (int)quarters : null;
    }
}

/// <summary>A period in intervals, the last of which may be shorter.</summary>
/// <param name="Period">All of it.</param>
/// <param name="Quarters">How long an interval is, in quarters of an hour.</param>
/// <param name="Name">As it was asked for.</param>
internal sealed record Division(Interval Period, int Quarters, string Name)
{
    /// <summary>The interval that quarter is in.</summary>
    public Interval Of(int quarter)
    {
        int from = Period.From + (quarter - Period.From) / Quarters * Quarters;
        return new Interval(from, Math.Min(from + Quarters, Period.To));
    }
}
