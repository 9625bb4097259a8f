namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Native.Requests;

/// <summary>A key of the tenant, without the secret.</summary>
internal sealed record KeyModel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The API it opens: native, or a dialect's name.</summary>
    public required string Face { get; init; }

    /// <summary>Whom it acts as; null for nobody in particular.</summary>
    public required int? UserId { get; init; }

    public required string Role { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>It stands in the credentials file, and ends when it is taken out there.</summary>
    public required bool FromFile { get; init; }

    public required string Created { get; init; }

    /// <summary>Null for never.</summary>
    public required string? Ends { get; init; }

    /// <summary>Null while it works.</summary>
    public required string? Revoked { get; init; }

    public static KeyModel Of(KeyRow row) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Face = row.Face,
            UserId = row.UserId == 0 ? null : row.UserId,
            Role = RoleNames.Of(row.Role),
            Scopes = [.. ScopeTable.Names(row.Scopes & ScopeTable.Of(row.Role))],
            FromFile = row.FromFile,
            Created = Moments.Text(row.CreatedMicros),
            Ends = Moments.OrNull(row.EndsMicros),
            Revoked = Moments.OrNull(row.RevokedMicros),
        };
}

/// <summary>Keys, oldest first; revoked ones too.</summary>
internal sealed record KeyList(IReadOnlyList<KeyModel> Keys);

/// <summary>A key that was made, with its secret, which is shown this once.</summary>
internal sealed record MadeKey(KeyModel Key, string Secret);

/// <summary>A key to be made.</summary>
internal sealed record NewKey : IBody
{
    /// <summary>For people, e.g. the program that uses it.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>agent, supervisor or administrator (when not given); with a user, no more than he is.</summary>
    [RegularExpression(RoleNames.Pattern)]
    public string? Role { get; init; }

    /// <summary>What it may be used for; all that the role may when not given.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Whom it acts as; nobody in particular when not given. A key with the role agent needs one.</summary>
    [Range(1, int.MaxValue)]
    public int? UserId { get; init; }

    /// <summary>Until when, RFC 3339; for ever when not given.</summary>
    public DateTimeOffset? Ends { get; init; }
}

/// <summary>How a key is replaced.</summary>
internal sealed record KeyRotation : IBody
{
    /// <summary>How long the old secret works on, at most a week; not at all when not given.</summary>
    [Range(0, 7 * 24 * 3600)]
    public int? GraceSeconds { get; init; }
}
