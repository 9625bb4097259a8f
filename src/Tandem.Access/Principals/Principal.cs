namespace Tandem.Access.Principals;

using Tandem.Core.Contract.Events;

/// <summary>Who asks, and what he may: found from the credential that came along, and handed on with all that is done for him.</summary>
/// <param name="Tenant">Whose he is; everything he can reach is this tenant's (an operator's: any).</param>
/// <param name="UserId">The user he acts as; 0 for a key that is nobody's.</param>
/// <param name="Name">For people and the audit log: the user's login, or the key's name.</param>
/// <param name="Scopes">Never more than the role's.</param>
public sealed record Principal(int Tenant, int UserId, string Name, Role Role, Scopes Scopes, Credential Credential)
{
    /// <summary>He is in to set up a second factor, and for nothing else.</summary>
    public bool OwesTotp { get; init; }

    /// <summary>How the log names him.</summary>
    public Actor Actor => UserId > 0 ? Actor.User(UserId) : Actor.Key(Name);

    /// <summary>An agent acts for himself only.</summary>
    public bool ActsOnlyForHimself => Role == Role.Agent;

    public bool May(Scopes scopes) => (Scopes & scopes) == scopes;

    public bool IsAtLeast(Role role) => Role >= role;
}

/// <summary>What let him in.</summary>
/// <param name="Id">The key's or the token's id, which is not its secret.</param>
public sealed record Credential(CredentialKind Kind, string Id);

public enum CredentialKind
{
    /// <summary>Made for a program, lives until it is revoked.</summary>
    Key,

    /// <summary>Given for a password or key, ends by itself.</summary>
    Token,
}
