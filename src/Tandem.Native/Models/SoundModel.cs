namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>A sound that queues can play.</summary>
internal sealed record SoundModel
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>upload, or what is built in: system, ringtone.</summary>
    public required string Kind { get; init; }

    /// <summary>How a queue's holdSound or greeting names it.</summary>
    public required string Reference { get; init; }

    public required long Bytes { get; init; }

    public required long DurationMillis { get; init; }

    /// <summary>Null for what is built in.</summary>
    public required string? Created { get; init; }

    public static SoundModel Of(MediaRow row) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Kind = Words.Of(row.Type),
            Reference = MediaRow.PathOf(row.Id),
            Bytes = row.Bytes,
            DurationMillis = row.DurationMillis,
            Created = Moments.OrNull(row.CreatedMicros),
        };
}

/// <summary>Sounds in order of id.</summary>
/// <param name="Sounds">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record SoundList(IReadOnlyList<SoundModel> Sounds, string? Next);

/// <summary>A sound's new name.</summary>
internal sealed record SoundPatch : IBody
{
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Name { get; init; }
}
