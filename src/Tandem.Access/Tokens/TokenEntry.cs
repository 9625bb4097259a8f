namespace Tandem.Access.Tokens;

using Tandem.Access.Contract;
using Tandem.Access.Passwords;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;

/// <summary>A token in memory, with its places in the lists, and whom it stood for when last asked.</summary>
internal sealed class TokenEntry(TokenRow row)
{
    private Standing? last;

    public TokenRow Row => row;

    /// <summary>Its place among the user's.</summary>
    public LinkedListNode<TokenEntry>? Own { get; set; }

    /// <summary>Its place among all.</summary>
    public LinkedListNode<TokenEntry>? All { get; set; }

    /// <summary>Whom it stands for as the user is now; null when the password is another one.</summary>
    public Principal? For(UserRow user)
    {
        if (last is not { } known || !ReferenceEquals(known.User, user))
        {
            last = known = new Standing(user, PrincipalOf(user));
        }
        return known.Principal;
    }

    private Principal? PrincipalOf(UserRow user)
    {
        if (PasswordHash.StampOf(user.PasswordHash) != row.Stamp)
        {
            return null;
        }
        Role role = Roles.Of(user.Role);
        return new Principal(row.Tenant, user.Id, user.Login, role, ScopeTable.Of(role), new Credential(CredentialKind.Token, row.Id));
    }

    private sealed record Standing(UserRow User, Principal? Principal);
}
