namespace Tandem.Dialects.XSwitch.Requests;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tandem.Access;

/// <summary>Who asks: a user of a tenant, let in by a token.</summary>
internal sealed record Caller(int Tenant, TenantDoor Door, string Domain, int UserId, bool Administrator, string Token);

/// <summary>
/// Finds who asks by the credential that came along: the cookie, the <c>X-XTRA-AUTH-ID</c> header, a bearer token, in this order. A
/// token is one that <c>/api/sessions</c> gave (24 hours) or a permanent developer key.
/// </summary>
internal sealed class Auth(TenantDirectory tenants, TokenTable tokens, TimeProvider clock)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(24);

    private const string Cookie = "freeswitch_xtra_session_id";
    private const string Header = "X-XTRA-AUTH-ID";
    private const string Bearer = "Bearer ";

    public TenantDirectory Tenants => tenants;

    public SignInDelays Delays { get; } = new(clock);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Caller? Find(HttpRequest request)
    {
        // A stale cookie must not hide a good header.
        return Known(request.Cookies[Cookie]) ?? Known(request.Headers[Header]) ?? Known(FromBearer(request.Headers.Authorization));
    }

    /// <summary>A new token of 24 hours.</summary>
    public string Issue(TokenGrant grant) => tokens.Issue(grant, TokenLife, Now);

    public void Revoke(string token) => tokens.Revoke(token);

    /// <summary>Whom a developer key or token stands for; null when nobody.</summary>
    public TokenGrant? GrantOf(string token) => tokens.Find(token, Now);

    private Caller? Known(string? token)
    {
        if (string.IsNullOrEmpty(token) || GrantOf(token.Trim()) is not { } grant)
        {
            return null;
        }
        // A user who was deleted takes his tokens along.
        return tenants.ById(grant.Tenant) is { } tenant && tenant.Door.Views.Users[grant.UserId] is not null
            ? new Caller(tenant.Id, tenant.Door, tenant.Domain, grant.UserId, grant.Administrator, token.Trim())
            : null;
    }

    private static string? FromBearer(StringValues header) =>
        header.ToString() is { } text && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? text[Bearer.Length..] : null;
}
