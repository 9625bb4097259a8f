namespace Tandem.Native.Oidc;

using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Passwords;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>
/// The cookie of those whom the provider has let through and whose second factor is here: it says who he is, sealed, for as long as it takes to type a code, and
/// lets nobody in by itself.
/// </summary>
internal sealed class CodeTickets(IDataProtectionProvider keys)
{
    private const string Name = "tandem_oidc_code";
    private const string Path = "/v1/session/oidc";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector seal = keys.CreateProtector("tandem oidc code").ToTimeLimitedDataProtector();

    public void Give(HttpContext http, int tenant, UserRow user)
    {
        string ticket = string.Create(CultureInfo.InvariantCulture, $"{tenant} {user.Id} {PasswordHash.StampOf(user.PasswordHash)}");
        http.Response.Cookies.Append(Name, seal.Protect(ticket, Life), Shape(http));
    }

    public void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Shape(http));

    /// <summary>Whose it is; null where there is none, it is too old, or the user is another one by now.</summary>
    public (TenantEntry Tenant, UserRow User)? Find(HttpContext http, FrontDoor door)
    {
        try
        {
            string[] parts = seal.Unprotect(http.Request.Cookies[Name] ?? "").Split(' ');
            int tenant = int.Parse(parts[0], CultureInfo.InvariantCulture);
            int id = int.Parse(parts[1], CultureInfo.InvariantCulture);
            return
                door.Tenants.ById(tenant) is { } entry
                && entry.Door.Views.Users[id] is { IsDisabled: false } user
                && PasswordHash.StampOf(user.PasswordHash) == parts[2]
                ? (entry, user)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Shape(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = SessionCookie.IsEncrypted(http),
            Path = Path,
            MaxAge = Life,
            IsEssential = true,
        };
}
