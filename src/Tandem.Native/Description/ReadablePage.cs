namespace Tandem.Native.Description;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

/// <summary><c>/docs</c>: the description for people, all of it served from here. Nothing is fetched from elsewhere, and nobody is told who reads it.</summary>
internal static class ReadablePage
{
    // What the page may load, whatever the package would like to.
    private const string Policy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
        + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void Map(IEndpointRouteBuilder routes, string description) =>
        routes
            .MapScalarApiReference(
                "/docs",
                options =>
                    options
                        .WithTitle("Tandem")
                        .WithOpenApiRoutePattern(description)
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideClientButton()
                        .HideDeveloperTools()
            )
            .Add(endpoint =>
            {
                RequestDelegate page = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = http =>
                {
                    http.Response.Headers.ContentSecurityPolicy = Policy;
                    return page(http);
                };
            });
}
