namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

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

    /// <summary>
    /// Whether its desk phone's media are protected with keys in its signalling (SDES-SRTP), which has to go over TLS: off, offered (plain media are fine
    /// too) or required (else no call). Phones in browsers are protected anyway.
    /// </summary>
    public required string Srtp { get; init; }

    /// <summary>What it may do, and what may be done to it.</summary>
    public required ExtensionRights Rights { get; init; }

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
            Srtp = Words.OfEnum(row.Srtp),
            Rights = ExtensionRights.Of(row.Rights),
            Created = Moments.Text(row.CreatedMicros),
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>Extensions in order of id.</summary>
/// <param name="Extensions">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record ExtensionList(IReadOnlyList<ExtensionModel> Extensions, string? Next);

/// <summary>What changes of an extension; what is left out stays as it is.</summary>
internal sealed record ExtensionPatch : IBody
{
    /// <summary>What its phone registers with.</summary>
    [StringLength(Lengths.Password, MinimumLength = 1)]
    public string? Secret { get; init; }

    /// <summary>Whether its desk phone's media are protected: off, offered or required.</summary>
    [RegularExpression("^(off|offered|required)$")]
    public string? Srtp { get; init; }

    public ExtensionRights? Rights { get; init; }
}
