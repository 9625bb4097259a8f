namespace Tandem.Native.Models;

using Tandem.Access.Principals;

/// <summary>Whom the key or token stands for.</summary>
internal sealed record MeModel
{
    /// <summary>The tenant's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>The user's id; null for a key that is nobody's.</summary>
    public required int? UserId { get; init; }

    /// <summary>The user's login, or the key's name.</summary>
    public required string Name { get; init; }

    /// <summary>agent, supervisor, administrator or operator.</summary>
    public required string Role { get; init; }

    /// <summary>What it may be used for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The id of the key or token itself.</summary>
    public required string Credential { get; init; }

    public static MeModel Of(Principal principal, string tenant) =>
        new()
        {
            Tenant = tenant,
            UserId = principal.UserId == 0 ? null : principal.UserId,
            Name = principal.Name,
            Role = RoleNames.Of(principal.Role),
            Scopes = [.. ScopeTable.Names(principal.Scopes)],
            Credential = principal.Credential.Id,
        };
}
