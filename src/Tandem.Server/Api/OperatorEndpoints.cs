namespace Tandem.Server.Api;

using Tandem.Access;
using Tandem.Foundation;
using Tandem.Http.Writing;
using Tandem.Server.Hosting;

/// <summary>What the operator and his tools ask for, and what everybody gets who asks for nothing that is there.</summary>
internal static class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder routes, ServerHost host, FrontDoor door)
    {
        OperatorPages pages = new(host);
        OperatorGuard guard = new(door, () => host.MetricsAllowed);
        routes.MapGet("/healthz", pages.HealthAsync);
        routes.MapPrometheusScrapingEndpoint("/metrics").Add(endpoint => endpoint.RequestDelegate = guard.Wrap(endpoint.RequestDelegate!));
        routes.Map(
            "/{**rest}",
            http =>
                Problem.WriteAsync(
                    http.Response,
                    404,
                    "nothing here: / is the console, /v1 the native API, the dialects are XSwitch /api, Udesk /ccapi/v2, Meiqia /unified-api, UCCC /api/v31"
                )
        );
    }
}
