namespace Tandem.Native.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Http.Reading;

/// <summary>
/// The cookie that a browser is signed in by: a token that no script can read, that goes nowhere but to <c>/v1</c> and comes from no other site. Writes
/// that come with it need the header of <see cref="CsrfToken"/> too.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "tandem_session";
    public const string CsrfHeader = "X-CSRF-Token";
    private const string ForwardedScheme = "X-Forwarded-Proto";

    /// <summary>Empty where none came.</summary>
    public static string SecretOf(HttpRequest request) => request.Cookies[Name] ?? "";

    /// <summary>Whom the cookie stands for; a key in its place lets nobody in.</summary>
    public static Principal? Find(FrontDoor door, string secret) =>
        door.Principals.Find(Face.Native, secret) is { Credential.Kind: CredentialKind.Token } principal ? principal : null;

    /// <summary>Whether somebody else's page may be behind a request that is let in by the cookie.</summary>
    public static bool MayBeForged(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && !CsrfToken.Fits(SecretOf(request), request.Headers[CsrfHeader].ToString());

    public static void Give(HttpContext http, string secret, DateTimeOffset ends) =>
        http.Response.Cookies.Append(Name, secret, Shape(http, ends));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Shape(http, null));

    private static CookieOptions Shape(HttpContext http, DateTimeOffset? ends) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = IsEncrypted(http),
            Path = "/v1",
            Expires = ends,
            IsEssential = true,
        };

    /// <summary>The browser's connection is; TLS may end at a reverse proxy on this machine: others are not believed.</summary>
    public static bool IsEncrypted(HttpContext http) =>
        http.Request.IsHttps
        || (
            ClientSource.IsLoopback(http)
            && http.Request.Headers[ForwardedScheme].ToString().Equals("https", StringComparison.OrdinalIgnoreCase)
        );
}
