namespace Tandem.Server.Api;

using System.Net;
using System.Text;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Foundation;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>
/// Lets the operator's tools in: with the native key of the default tenant's credentials file as bearer token or as a password of any user (RFC 7617),
/// or, where the options say so, by their address.
/// </summary>
internal sealed class OperatorGuard(FrontDoor door, Func<IReadOnlyList<NetBlock>> allowed)
{
    private const string Face = "native";
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    public RequestDelegate Wrap(RequestDelegate next) =>
        http =>
        {
            if (IsAllowed(http.Connection.RemoteIpAddress))
            {
                return next(http);
            }
            string secret = SecretOf(http.Request);
            if (door.Principals.Find(Face, secret) is not { } principal)
            {
                return RefuseUnknownAsync(http, secret);
            }
            return principal.May(Scopes.ReadNode) ? next(http) : ForbidAsync(http, principal);
        };

    private bool IsAllowed(IPAddress? address) =>
        address is not null
        && NetBlock.AnyContains(
            allowed(),
            NetAddress.FromBytes((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes(), 0)
        );

    private static string SecretOf(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return header[Bearer.Length..].Trim();
        }
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return request.Headers["X-API-Key"].ToString().Trim();
        }
        byte[] pair = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), pair, out int length))
        {
            return "";
        }
        string text = Encoding.UTF8.GetString(pair, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private Task RefuseUnknownAsync(HttpContext http, string secret)
    {
        if (secret.Length > 0)
        {
            door.Audit.Unknown(OriginOf(http));
        }
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"tandem\", charset=\"UTF-8\"";
        return Problem.WriteAsync(
            http.Response,
            401,
            "send native.apiKey of credentials.json as Authorization: Bearer KEY or as password (Basic), or allow this address with --metrics-allow"
        );
    }

    private Task ForbidAsync(HttpContext http, Principal principal)
    {
        const string Why = "this needs the scope node:read";
        door.Audit.Forbidden(principal, OriginOf(http), $"{http.Request.Method} {http.Request.Path}", Why);
        return Problem.WriteAsync(http.Response, 403, Why);
    }

    private static Origin OriginOf(HttpContext http) => new(Face, ClientSource.Of(http), ClientSource.AddressOf(http));
}
