namespace Tandem.Dialects.XSwitch.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Http.Reading;

/// <summary>Who asks: a user of a tenant, let in by a token or key.</summary>
/// <param name="Secret">Of what let him in.</param>
internal sealed record Caller(Principal Principal, TenantEntry Tenant, SecretHash Secret) : Dialects.Caller(Principal, Tenant)
{
    public string Domain => Tenant.Domain;

    public int UserId => Principal.UserId;

    /// <summary>The key he is in by; default when by a token.</summary>
    public SecretHash Key => Principal.Credential.Kind == CredentialKind.Key ? Secret : default;

    public bool Administrator => Principal.IsAtLeast(Role.Administrator);
}

/// <summary>
/// Finds who asks by the credential that came along: the cookie, the <c>X-XTRA-AUTH-ID</c> header, a bearer token, a header <c>token</c>, in this order. A
/// token is one that <c>/api/sessions</c> gave (24 hours) or a permanent developer key.
/// </summary>
/// <param name="sipPort">Where phones register.</param>
internal sealed class Auth(FrontDoor door, int sipPort)
{
    /// <summary>How keys of this dialect are marked.</summary>
    public const string Face = "xswitch";

    private const string Cookie = "freeswitch_xtra_session_id";
    private const string Header = "X-XTRA-AUTH-ID";
    private const string PlainHeader = "token";

    public FrontDoor Door => door;

    /// <summary>Where phones register.</summary>
    public int SipPort => sipPort;

    public Caller? Find(HttpRequest request)
    {
        IHeaderDictionary headers = request.Headers;
        string? cookie = headers.Cookie.Count > 0 ? request.Cookies[Cookie] : null;
        // A stale cookie must not hide a good header.
        return Known(cookie) ?? Known(headers[Header]) ?? Known(BearerToken.Of(request)) ?? Known(headers[PlainHeader]);
    }

    /// <summary>Tells the log of somebody who is not let in.</summary>
    /// <param name="caller">Null when he is not known.</param>
    /// <param name="operation">What he asked for.</param>
    public void Tell(HttpContext http, Caller? caller, string operation)
    {
        Origin from = new(Face, ClientSource.Of(http), ClientSource.AddressOf(http));
        if (caller is not null)
        {
            door.Audit.Forbidden(caller.Principal, from, operation, "this needs an administrator");
        }
        else if (BroughtOne(http.Request))
        {
            door.Audit.Unknown(from);
        }
    }

    private static bool BroughtOne(HttpRequest request) =>
        request.Headers.ContainsKey(Header)
        || request.Headers.ContainsKey(PlainHeader)
        || request.Headers.Authorization.Count > 0
        || request.Cookies.ContainsKey(Cookie);

    private Caller? Known(string? token)
    {
        ReadOnlySpan<char> secret = token.AsSpan().Trim();
        if (secret.IsEmpty)
        {
            return null;
        }
        if (
            door.Principals.Find(Face, secret) is not { UserId: > 0, OwesTotp: false } principal
            || door.Tenants.ById(principal.Tenant) is not { } tenant
        )
        {
            return null;
        }
        return new Caller(principal, tenant, SecretHash.Of(secret));
    }
}
