namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>A queue to be made.</summary>
internal sealed record NewQueue : IBody
{
    /// <summary>Unique in the tenant.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>callcenter when not given.</summary>
    [RegularExpression("^(callcenter|fifo)$")]
    public string? Kind { get; init; }

    /// <summary>Whom a call is offered to; longest-idle-agent, and ringall for a fifo, when not given.</summary>
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Strategy { get; init; }

    [StringLength(Lengths.Description)]
    public string? Description { get; init; }

    [StringLength(Lengths.Description)]
    public string? HoldSound { get; init; }

    [StringLength(Lengths.Description)]
    public string? Greeting { get; init; }

    public bool? AutoRecord { get; init; }

    /// <summary>By key; values as text.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}

/// <summary>What changes of a queue; what is left out stays as it is.</summary>
internal sealed record QueuePatch : IBody
{
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Name { get; init; }

    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Strategy { get; init; }

    [StringLength(Lengths.Description)]
    public string? Description { get; init; }

    [StringLength(Lengths.Description)]
    public string? HoldSound { get; init; }

    [StringLength(Lengths.Description)]
    public string? Greeting { get; init; }

    public bool? AutoRecord { get; init; }
}

/// <summary>A parameter's value.</summary>
internal sealed record NewParameter : IBody
{
    [Required(AllowEmptyStrings = true), StringLength(Lengths.Description)]
    public required string Value { get; init; }

    /// <summary>Kept, but not in force. When not given it is in force.</summary>
    public bool? Disabled { get; init; }
}
