namespace Tandem.Access.Logins;

using Tandem.Access.Keys;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tokens;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Rows;

/// <summary>Finds who asks by the secret that came along, a key or a token. Nothing is allocated on the way to a known one.</summary>
/// <param name="isOpen">Whether a tenant is served; nobody of another gets in.</param>
/// <param name="user">An open tenant's user as he is now; null when there is none.</param>
public sealed class PrincipalFinder(
    KeyTable keys,
    TokenTable tokens,
    TotpTable totps,
    Func<int, bool> isOpen,
    Func<int, int, UserRow?> user
)
{
    /// <summary>A token of any face, or a key of this one; null when it lets nobody in. Who owes a second factor (<see cref="Principal.OwesTotp"/>) may nothing.</summary>
    public Principal? Find(string face, ReadOnlySpan<char> secret) =>
        SecretHash.TryOf(secret, out SecretHash hash) ? FindToken(hash) ?? FindKey(face, hash) : null;

    /// <summary>A key only: what may be exchanged for a token.</summary>
    public Principal? FindKey(string face, ReadOnlySpan<char> secret) =>
        SecretHash.TryOf(secret, out SecretHash hash) ? FindKey(face, hash) : null;

    private Principal? FindToken(in SecretHash hash)
    {
        if (!tokens.TryFind(hash, out TokenEntry? entry) || user(entry.Row.Tenant, entry.Row.UserId) is not { } row)
        {
            return null;
        }
        Principal? principal = entry.Row.Key == default || keys.Works(entry.Row.Key) ? entry.For(row) : null;
        return principal is not null && entry.Row.OwesTotp && !totps.IsOn(principal.Tenant, principal.UserId)
            ? principal with
            {
                Scopes = Scopes.None,
                Role = Role.Agent,
                OwesTotp = true,
            }
            : principal;
    }

    // A key that acts as a user ends with him.
    private Principal? FindKey(string face, in SecretHash hash) =>
        keys.Find(face, hash) is { } found && (found.UserId == 0 ? isOpen(found.Tenant) : user(found.Tenant, found.UserId) is not null)
            ? found
            : null;
}
