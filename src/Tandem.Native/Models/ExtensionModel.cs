namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>What a phone registers as.</summary>
internal sealed record ExtensionModel
{
    public required int Id { get; init; }

    public required string Number { get; init; }

    /// <summary>Whose it is.</summary>
    public required int UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether a phone is registered there now; null while nobody has used it since the server started.</summary>
    public required bool? Reachable { get; init; }

    public required string Created { get; init; }

    public required string Updated { get; init; }

    public static ExtensionModel Of(ExtensionRow row, bool? reachable) =>
        new()
        {
            Id = row.Id,
            Number = row.Number,
            UserId = row.UserId,
            Name = row.Name,
            Reachable = reachable,
            Created = Moments.Text(row.CreatedMicros),
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>Extensions in order of id.</summary>
/// <param name="Extensions">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record ExtensionList(IReadOnlyList<ExtensionModel> Extensions, string? Next);
