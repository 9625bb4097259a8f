namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Numbers that are not to be called, in their order as text.</summary>
/// <param name="Next">Give it as after to go on; null at the end.</param>
internal sealed record DoNotCallList(IReadOnlyList<string> Numbers, string? Next);

/// <summary>Numbers onto a do-not-call list and off it, all or none.</summary>
internal sealed record DoNotCallChange : IBody
{
    /// <summary>Written in any way.</summary>
    [MaxLength(10_000)]
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Likewise.</summary>
    [MaxLength(10_000)]
    public IReadOnlyList<string>? Remove { get; init; }
}
