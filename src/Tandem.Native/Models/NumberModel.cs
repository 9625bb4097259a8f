namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>Where calls from trunks to a number go: to a queue or an extension.</summary>
internal sealed record NumberModel
{
    public required string Number { get; init; }

    /// <summary>Name of the queue; null when it is an extension.</summary>
    public required string? Queue { get; init; }

    /// <summary>The extension; null when it is a queue.</summary>
    public required string? Extension { get; init; }

    public static NumberModel Of(RouteRow row) =>
        new()
        {
            Number = row.Number,
            Queue = row.Target == RouteTarget.Queue ? row.Destination : null,
            Extension = row.Target == RouteTarget.Extension ? row.Destination : null,
        };

    public static long VersionOf(RouteRow row) => ContentVersion.Of(row.Number, $"{row.Target}", row.Destination);
}

/// <summary>Numbers in the order in which they were routed first.</summary>
/// <param name="Numbers">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record NumberList(IReadOnlyList<NumberModel> Numbers, string? Next);

/// <summary>Where a number leads: one of the two.</summary>
internal sealed record NewNumber : IBody, IValidatableObject
{
    /// <summary>Name of a queue.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Queue { get; init; }

    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Extension { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Queue is null == Extension is null ? [new ValidationResult("queue or extension, one of them, is required", [nameof(Queue)])] : [];
}
