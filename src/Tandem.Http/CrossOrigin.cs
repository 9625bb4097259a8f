namespace Tandem.Http;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

/// <summary>Which pages of other origins may use the APIs from a browser (CORS). They send a token with each request; cookies are not theirs.</summary>
public static class CrossOrigin
{
    public const string Any = "*";

    private static readonly TimeSpan PreflightLife = TimeSpan.FromHours(1);

    private static readonly string[] Exposed =
    [
        HeaderNames.ETag,
        HeaderNames.Location,
        HeaderNames.Link,
        HeaderNames.RetryAfter,
        HeaderNames.ContentRange,
        HeaderNames.ContentDisposition,
    ];

    /// <param name="origins">As <c>https://crm.example</c>; <see cref="Any"/> for all of them; none by default.</param>
    public static void AddCrossOrigin(this IServiceCollection services, IReadOnlyCollection<string> origins) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => Allow(policy, origins)));

    /// <summary>Answers pages of other origins. Others' requests, which are most, cost nothing.</summary>
    /// <param name="except">What is below that path answers pages in its own way; null for nothing.</param>
    public static void UseCrossOrigin(this IApplicationBuilder app, string? except = null) =>
        app.UseWhen(
            http => http.Request.Headers.Origin.Count > 0 && (except is null || !http.Request.Path.StartsWithSegments(except)),
            static pages => pages.UseCors()
        );

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyCollection<string> origins)
    {
        policy = origins.Contains(Any) ? policy.AllowAnyOrigin() : policy.WithOrigins([.. origins]);
        policy.AllowAnyMethod().AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightLife);
    }
}
