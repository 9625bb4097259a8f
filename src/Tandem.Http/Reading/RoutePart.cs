namespace Tandem.Http.Reading;

using Microsoft.AspNetCore.Http;

/// <summary>Parts of paths, as whoever wrote the URL meant them.</summary>
public static class RoutePart
{
    /// <summary>The text in the path under that name; empty when there is none. Routing has unescaped all of it but a slash, which it leaves as %2F.</summary>
    public static string Of(HttpRequest request, string name) =>
        (request.RouteValues[name] as string ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
