namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>How much a number of the tenant may call out; 0 is no limit.</summary>
/// <param name="Number">E.164 with +; empty: each number that has no limits of its own.</param>
/// <param name="Concurrent">Calls at once, those that ring among them.</param>
/// <param name="PerHour">Calls in the sixty minutes before.</param>
/// <param name="PerDay">Calls by the tenant's day.</param>
/// <param name="Refusals">After so many refusals in a row it rests.</param>
/// <param name="RestSeconds">How long.</param>
internal sealed record NumberLimitModel(int Id, string Number, int Concurrent, int PerHour, int PerDay, int Refusals, int RestSeconds)
{
    public static NumberLimitModel Of(NumberLimitRow row) =>
        new(row.Id, row.Number, row.Concurrent, row.PerHour, row.PerDay, row.Refusals, row.RestSeconds);
}

/// <summary>Limits in the order in which they came.</summary>
internal sealed record NumberLimitList(IReadOnlyList<NumberLimitModel> NumberLimits, string? Next);

/// <summary>Limits of a number to be set: all of them, what is not given is none.</summary>
internal sealed record NewNumberLimit : IBody
{
    /// <summary>Of the tenant, written in any way; for each number that has no limits of its own when not given.</summary>
    [StringLength(Lengths.Number)]
    public string? Number { get; init; }

    [Range(0, 1_000_000)]
    public int? Concurrent { get; init; }

    [Range(0, 1_000_000)]
    public int? PerHour { get; init; }

    [Range(0, 10_000_000)]
    public int? PerDay { get; init; }

    /// <summary>Together with restSeconds.</summary>
    [Range(0, 1_000)]
    public int? Refusals { get; init; }

    [Range(0, 7 * 86_400)]
    public int? RestSeconds { get; init; }
}
