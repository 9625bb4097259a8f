namespace Tandem.Http.Reading;

using Microsoft.AspNetCore.Http;

/// <summary>The token of an <c>Authorization</c> header (RFC 6750 §2.1).</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Empty when the header is missing or of another scheme.</summary>
    public static string Of(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString().Trim();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
    }

    /// <summary>Likewise, and for callers who write the token bare: that.</summary>
    public static string OrBare(HttpRequest request) =>
        Of(request) is { Length: > 0 } token ? token : request.Headers.Authorization.ToString().Trim();
}
