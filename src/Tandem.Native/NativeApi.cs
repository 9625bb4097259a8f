namespace Tandem.Native;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Native.Description;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Resources;

/// <summary>The native API below <c>/v1</c>, its description (OpenAPI 3.1) and the page that shows it.</summary>
public static class NativeApi
{
    private const string Document = "v1";
    private const string DescriptionPath = "/v1/openapi.json";

    /// <summary>What the API needs of ASP.NET.</summary>
    public static void AddNative(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ModelFormat.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(
            Document,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description => description.GroupName == Document;
                options.AddDocumentTransformer(ApiDescription.OfDocument);
                options.AddOperationTransformer(ApiDescription.OfOperation);
            }
        );
    }

    public static void MapNative(this IEndpointRouteBuilder routes, FrontDoor door, INode node, ILoggerFactory logs)
    {
        OperationEndpoints endpoints = new(routes, new Guard(door, node, logs.CreateLogger("tandem.native")), Document);
        foreach (ResourceRow resource in ResourceTable.Rows)
        {
            foreach (Operation operation in resource.Operations)
            {
                endpoints.Map(resource.Name, operation);
            }
        }
        endpoints.MapRefusals();
        routes.MapOpenApi(DescriptionPath);
        ReadablePage.Map(routes, DescriptionPath);
        ProblemPages.Map(routes);
    }
}
