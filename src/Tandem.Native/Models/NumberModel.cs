namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;
using Tandem.Numbering;

/// <summary>A number of the tenant: calls from trunks to it go to a queue, to an extension, through a flow, or to what is called like it.</summary>
internal sealed record NumberModel
{
    /// <summary>E.164 with +; digits where it is in no numbering plan; or a pattern.</summary>
    public required string Number { get; init; }

    /// <summary>As people of the tenant's country write it.</summary>
    public required string National { get; init; }

    /// <summary>What people call it; empty for nothing.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the queue it leads to, if to one.</summary>
    public required string? Queue { get; init; }

    /// <summary>The extension it leads to, if to one.</summary>
    public required string? Extension { get; init; }

    /// <summary>Name of the flow it leads to, if to one.</summary>
    public required string? Flow { get; init; }

    /// <summary>Given with the program's options, and changed there only.</summary>
    public required bool Given { get; init; }

    public static NumberModel Of(RouteRow row, NumberRegion region) =>
        new()
        {
            Number = row.Number,
            National = NumberPattern.IsPattern(row.Number) ? row.Number : NumberForms.National(row.Number, region),
            Name = row.Name,
            Queue = row.Target == RouteTarget.Queue ? row.Destination : null,
            Extension = row.Target == RouteTarget.Extension ? row.Destination : null,
            Flow = row.Target == RouteTarget.Flow ? row.Destination : null,
            Given = row.IsGiven,
        };
}

/// <summary>Numbers in the order in which they came.</summary>
/// <param name="Numbers">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record NumberList(IReadOnlyList<NumberModel> Numbers, string? Next);

/// <summary>Where a number leads: one of the three, or none of them.</summary>
internal sealed record NewNumber : IBody, IValidatableObject
{
    /// <summary>Name of a queue.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Queue { get; init; }

    /// <summary>What people call the number; left as it is when not given.</summary>
    [StringLength(Lengths.Name)]
    public string? Name { get; init; }

    [StringLength(Lengths.Number, MinimumLength = 1)]
    public string? Extension { get; init; }

    /// <summary>Name of a flow that is published. Hours and holidays are the flow's own: a condition node asks isOpen().</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Flow { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[] { Queue, Extension, Flow }.Count(each => each is not null) > 1
            ? [new ValidationResult("queue, extension or flow: one of them", [nameof(Queue)])]
            : [];
}
