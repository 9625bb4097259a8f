namespace Tandem.Verto;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Access;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Rows;

/// <summary>Who a page is let in as.</summary>
/// <param name="By">With what rights it asks.</param>
/// <param name="Extension">The phone it is.</param>
internal sealed record VertoUser(Principal By, TenantEntry Tenant, string Extension);

/// <summary>
/// Lets pages in: by a token of <c>/api/xcc/sessions</c>, which is the agent's or an administrator's, or by the extension's own secret, which gives no more
/// rights than the agent has.
/// </summary>
internal sealed class VertoLogin(FrontDoor door, string face)
{
    /// <summary>Null when it is not to be let in.</summary>
    /// <param name="source">From where, as limits count it.</param>
    /// <param name="fields">Of the request.</param>
    public VertoUser? Try(string source, JsonElement fields)
    {
        string login = fields.Text("login");
        int at = login.LastIndexOf('@');
        string number = at < 0 ? login : login[..at];
        TenantEntry? named = at < 0 ? null : door.Tenants.ByDomain(login[(at + 1)..]);
        string token = fields.Part("loginParams").Text("xui_sessid");
        if (token.Length > 0 && door.Principals.Find(face, token) is { UserId: > 0, OwesTotp: false } principal)
        {
            return door.Tenants.ById(principal.Tenant) is { } own ? ByToken(principal, own, number) : null;
        }
        // A phone may call its domain what it likes: whoever serves one tenant alone is meant.
        TenantEntry tenant = named ?? door.Tenants.Default;
        return BySecret(source, tenant, number, fields.Text("passwd"));
    }

    private static VertoUser? ByToken(Principal principal, TenantEntry tenant, string number)
    {
        ExtensionRow? extension = Find(tenant, number);
        bool mayBe = extension is not null && (extension.UserId == principal.UserId || principal.IsAtLeast(Role.Administrator));
        return mayBe ? new VertoUser(principal, tenant, number) : null;
    }

    private VertoUser? BySecret(string source, TenantEntry tenant, string number, string secret)
    {
        string account = $"{tenant.Id}/{number}";
        if (number.Length == 0 || secret.Length == 0 || door.Throttle.Enter(source, account) is not null)
        {
            return null;
        }
        ExtensionRow? extension = Find(tenant, number);
        bool isRight =
            extension is { Secret.Length: > 0 }
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(extension.Secret), Encoding.UTF8.GetBytes(secret));
        door.Throttle.Leave(source, account, isRight ? GuessEnd.Right : GuessEnd.Wrong);
        if (!isRight || tenant.Door.Views.Users[extension!.UserId] is not { IsDisabled: false } user)
        {
            return null;
        }
        Credential credential = new(CredentialKind.Token, $"extension {number}");
        return new VertoUser(
            new Principal(tenant.Id, user.Id, user.Login, Role.Agent, ScopeTable.Of(Role.Agent), credential),
            tenant,
            number
        );
    }

    private static ExtensionRow? Find(TenantEntry tenant, string number) => tenant.Door.Views.Extension(number);
}
