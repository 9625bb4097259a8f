namespace Tandem.Native.Models;

using Tandem.Access.Principals;
using Tandem.Access.Tenants;

/// <summary>Whom the key or token stands for.</summary>
internal sealed record MeModel
{
    /// <summary>The tenant's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>The SIP domain its phones register with.</summary>
    public required string Domain { get; init; }

    /// <summary>The user's id; null for a key that is nobody's.</summary>
    public required int? UserId { get; init; }

    /// <summary>The user's login, or the key's name.</summary>
    public required string Name { get; init; }

    /// <summary>agent, supervisor, administrator or operator.</summary>
    public required string Role { get; init; }

    /// <summary>What it may be used for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>A second factor is demanded and none is on: good for setting that up (/v1/me/totp) alone until it is.</summary>
    public required bool MustSetUpTotp { get; init; }

    /// <summary>The id of the key or token itself.</summary>
    public required string Credential { get; init; }

    public static MeModel Of(Principal principal, TenantEntry tenant) =>
        new()
        {
            Tenant = tenant.Name,
            Domain = tenant.Domain,
            UserId = principal.UserId == 0 ? null : principal.UserId,
            Name = principal.Name,
            Role = RoleNames.Of(principal.Role),
            Scopes = [.. ScopeTable.Names(principal.Scopes)],
            MustSetUpTotp = principal.OwesTotp,
            Credential = principal.Credential.Id,
        };
}
