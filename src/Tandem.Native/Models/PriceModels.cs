namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>
/// What calls to numbers that begin so cost. Of several prices that fit a call the one with the longest prefix counts, then one for its trunk, then one for its
/// time.
/// </summary>
internal sealed record PriceModel
{
    public const int Micros = 1_000_000;

    public required int Id { get; init; }

    /// <summary>Of numbers as E.164 writes them; empty for all.</summary>
    public required string Prefix { get; init; }

    /// <summary>What a step costs, in the currency's unit.</summary>
    public required decimal StepPrice { get; init; }

    /// <summary>How long a step is; each one begun counts whole.</summary>
    public required int StepSeconds { get; init; }

    /// <summary>Only of calls through this trunk; null for all.</summary>
    public required string? Trunk { get; init; }

    /// <summary>Only of calls answered from this time of the tenant's day on, e.g. 09:00; null: all day.</summary>
    public required string? From { get; init; }

    /// <summary>And before this one; of the next day where it is not after the other.</summary>
    public required string? To { get; init; }

    /// <summary>Days of the week on which that time begins, 1 is Monday; empty: every day.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>Whoever talked less pays as if it had been so long.</summary>
    public required int LeastSeconds { get; init; }

    /// <summary>The sum is rounded up to a multiple of this; 0 leaves it as it is.</summary>
    public required decimal Round { get; init; }

    public static PriceModel Of(PriceRow row) =>
        new()
        {
            Id = row.Id,
            Prefix = row.Prefix,
            StepPrice = row.StepMicros / (decimal)Micros,
            StepSeconds = row.StepSeconds,
            Trunk = row.Trunk.Length > 0 ? row.Trunk : null,
            From = row.FromMinute == row.ToMinute ? null : Clock(row.FromMinute),
            To = row.FromMinute == row.ToMinute ? null : Clock(row.ToMinute),
            Days = [.. Enumerable.Range(1, 7).Where(day => (row.Days & (1 << (day - 1))) != 0)],
            LeastSeconds = row.LeastSeconds,
            Round = row.RoundMicros / (decimal)Micros,
        };

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>Prices in the order in which they came.</summary>
internal sealed record PriceList(IReadOnlyList<PriceModel> Prices, string? Next);

/// <summary>A price to be set, in place of the one for the same prefix, trunk and time. Calls that are over keep theirs.</summary>
internal sealed record NewPrice : IBody, IValidatableObject
{
    /// <summary>+ and digits; empty for all numbers.</summary>
    [StringLength(16), RegularExpression(@"\+?[0-9]*")]
    public string? Prefix { get; init; }

    [Range(0, 1_000_000)]
    public required decimal StepPrice { get; init; }

    /// <summary>60 when not given.</summary>
    [Range(1, 3_600)]
    public int? StepSeconds { get; init; }

    /// <summary>A trunk's name; all of them when not given.</summary>
    [StringLength(Lengths.Name)]
    public string? Trunk { get; init; }

    /// <summary>Hours and minutes, e.g. 09:00; together with to.</summary>
    [RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]")]
    public string? From { get; init; }

    [RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]")]
    public string? To { get; init; }

    /// <summary>1 to 7, Monday is 1; every day when not given.</summary>
    [MaxLength(7)]
    public IReadOnlyList<int>? Days { get; init; }

    [Range(0, 86_400)]
    public int? LeastSeconds { get; init; }

    /// <summary>In the currency's unit, e.g. 0.01.</summary>
    [Range(0, 1_000)]
    public decimal? Round { get; init; }

    public PriceRow Row() =>
        new(0, Prefix ?? "", (long)(StepPrice * PriceModel.Micros), StepSeconds ?? 60)
        {
            Trunk = Trunk ?? "",
            FromMinute = MinuteOf(From),
            ToMinute = MinuteOf(To),
            Days = (Days ?? []).Aggregate(0, (mask, day) => mask | (1 << (day - 1))),
            LeastSeconds = LeastSeconds ?? 0,
            RoundMicros = (long)((Round ?? 0) * PriceModel.Micros),
        };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From is null != To is null)
        {
            yield return new ValidationResult("from and to: both or neither", [nameof(From)]);
        }
        if ((Days ?? []).Any(day => day is < 1 or > 7))
        {
            yield return new ValidationResult("days are 1 to 7", [nameof(Days)]);
        }
    }

    private static int MinuteOf(string? clock) =>
        clock is null ? 0 : (int)TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;
}
