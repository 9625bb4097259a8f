namespace Tandem.Core.Contract.Rows;

using System.Globalization;
using System.Text.Json.Serialization;

/// <summary>
/// What calls to numbers that begin so cost. Of several prices that fit a call the one with the longest prefix counts, then one for its trunk, then one for
/// its time.
/// </summary>
/// <param name="Prefix">Of the inner form, e.g. <c>+86138</c>; empty for all numbers.</param>
/// <param name="StepMicros">A step's price in millionths of the currency's unit.</param>
/// <param name="StepSeconds">Talking is counted in steps so long, each begun one whole.</param>
public sealed record PriceRow(int Id, string Prefix, long StepMicros, int StepSeconds) : DialingRow(Id)
{
    public const string Word = "price";

    public const int MinutesOfDay = 24 * 60;

    private const int AllDays = 0b111_1111;

    /// <summary>Only of calls through the trunk of this name; empty for all.</summary>
    public string Trunk { get; init; } = "";

    /// <summary>Of calls answered from this minute of the tenant's day on.</summary>
    public int FromMinute { get; init; }

    /// <summary>And before this one; at or before the other: until that minute of the next day. The same: all day.</summary>
    public int ToMinute { get; init; }

    /// <summary>A bit for each day of the week on which the time begins, Monday's the lowest; 0: every day.</summary>
    public int Days { get; init; }

    /// <summary>Whoever talked less pays as if it had been so long.</summary>
    public int LeastSeconds { get; init; }

    /// <summary>The sum is rounded up to a multiple of this; 0 leaves it as it is.</summary>
    public long RoundMicros { get; init; }

    public override string Kind => Word;

    public override string Label =>
        IsAlways && Trunk.Length == 0
            ? Prefix
            : string.Create(CultureInfo.InvariantCulture, $"{Prefix} {Trunk} {FromMinute}-{ToMinute} {Days & AllDays}");

    /// <summary>It counts whenever a call is answered.</summary>
    [JsonIgnore]
    public bool IsAlways => FromMinute == ToMinute && (Days & AllDays) is 0 or AllDays;

    /// <summary>Whether it counts at that time.</summary>
    /// <param name="dayOfWeek">1 is Monday, 7 Sunday.</param>
    public bool IsAt(int dayOfWeek, int minute)
    {
        bool wraps = FromMinute >= ToMinute;
        bool isLate = wraps && FromMinute != ToMinute && minute < ToMinute;
        bool isIn = wraps ? isLate || FromMinute == ToMinute || minute >= FromMinute : minute >= FromMinute && minute < ToMinute;
        // After midnight it is still the time that began the day before.
        int began = isLate ? ((dayOfWeek + 5) % 7) + 1 : dayOfWeek;
        return isIn && (Days == 0 || (Days & (1 << (began - 1))) != 0);
    }

    /// <summary>What so much talk costs, in millionths.</summary>
    public long CostOf(long talkMillis)
    {
        long counted = Math.Max(talkMillis, LeastSeconds * 1_000L);
        return RoundedUp(RoundedUp(counted, StepSeconds * 1_000L) / (StepSeconds * 1_000L) * StepMicros, RoundMicros);
    }

    /// <summary>An amount of millionths with two decimals, halves rounded up.</summary>
    public static string Text(long micros) =>
        (Math.Floor((micros + 5_000) / 10_000m) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static long RoundedUp(long amount, long multiple) => multiple == 0 ? amount : (amount + multiple - 1) / multiple * multiple;
}
