namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>How a number of the tenant fares that calls out: carriers block numbers that call too much, are refused often, or make short calls.</summary>
internal sealed record NumberHealthModel
{
    /// <summary>E.164 with +; digits where it is in no numbering plan.</summary>
    public required string Number { get; init; }

    /// <summary>What people call it; empty for nothing.</summary>
    public required string Name { get; init; }

    /// <summary>Calls that show it now, those that ring among them.</summary>
    public required int CallsNow { get; init; }

    /// <summary>It was refused too often in a row, and is shown again from then on; null when it does not rest.</summary>
    public required string? RestsUntil { get; init; }

    /// <summary>Calls out of the period that are over.</summary>
    public required long Calls { get; init; }

    /// <summary>Of these, by whom was called.</summary>
    public required long Answered { get; init; }

    /// <summary>Refused by a phone or a carrier: neither busy nor unanswered.</summary>
    public required long Refused { get; init; }

    /// <summary>Answered, and over within six seconds.</summary>
    public required long Short { get; init; }

    /// <summary>Of its calls; null where there are none.</summary>
    public required double? AnsweredShare { get; init; }

    public static NumberHealthModel Of(RouteRow row, NumberUseView? now, IReadOnlyList<NumberQuarter> quarters, long nowMicros)
    {
        long calls = quarters.Sum(each => (long)each.Calls);
        long answered = quarters.Sum(each => (long)each.Answered);
        return new NumberHealthModel
        {
            Number = row.Number,
            Name = row.Name,
            CallsNow = now?.Calls ?? 0,
            RestsUntil = now?.RestsUntilMicros > nowMicros ? Moments.Text(now.RestsUntilMicros) : null,
            Calls = calls,
            Answered = answered,
            Refused = quarters.Sum(each => (long)each.Refused),
            Short = quarters.Sum(each => (long)each.Short),
            AnsweredShare = calls > 0 ? Math.Round(answered / (double)calls, 4) : null,
        };
    }
}

/// <summary>Numbers in the order in which they came.</summary>
/// <param name="From">The period's beginning.</param>
/// <param name="To">Its end.</param>
internal sealed record NumberHealthList(IReadOnlyList<NumberHealthModel> Numbers, string From, string To, string? Next);
