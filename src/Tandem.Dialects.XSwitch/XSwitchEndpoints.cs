namespace Tandem.Dialects.XSwitch;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Tandem.Access;
using Tandem.Dialects.XSwitch.Requests;

/// <summary>XSwitch's REST dialect as endpoints below <c>/api</c>: one for each row of <see cref="ResourceTable"/>.</summary>
public static class XSwitchEndpoints
{
    private const string Prefix = "/api/";

    // Only what has a method is described.
    private static readonly MethodInfo Handling = typeof(ResourceEndpoint).GetMethod(nameof(ResourceEndpoint.HandleAsync))!;

    /// <summary>What describing the dialect needs of ASP.NET.</summary>
    public static void AddXSwitch(this IServiceCollection services) =>
        services.AddOpenApi(
            XSwitchDescription.Document,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description =>
                    description.GroupName == XSwitchDescription.Document && description.HttpMethod != HttpMethods.Head;
                options.AddDocumentTransformer(XSwitchDescription.OfDocument);
                options.AddOperationTransformer(XSwitchDescription.OfOperation);
            }
        );

    /// <summary>The dialect below <c>/api</c>, and its description at <c>/openapi/xswitch.json</c>.</summary>
    /// <param name="sipPort">Where phones register.</param>
    public static void MapXSwitch(this IEndpointRouteBuilder routes, FrontDoor door, int sipPort, ILoggerFactory logs)
    {
        Auth auth = new(door, sipPort);
        ILogger log = logs.CreateLogger("tandem.xswitch");
        foreach (IGrouping<string, Resource> path in ResourceTable.Rows.GroupBy(row => row.Path))
        {
            foreach (Resource row in path)
            {
                routes
                    .MapMethods(Prefix + row.Path, ResourceRoutes.MethodsOf(row), Serve(row))
                    .WithGroupName(XSwitchDescription.Document)
                    .WithTags(row.Path.Split('/')[0])
                    .WithMetadata(row, Handling);
            }
            string allowed = string.Join(", ", path.SelectMany(ResourceRoutes.MethodsOf));
            // Without a verb of its own this one yields to those above.
            routes.Map(Prefix + path.Key, Serve(Refuse(Errors.MethodNotAllowed(allowed)))).ExcludeFromDescription();
        }
        routes.Map(Prefix + "{**rest}", Serve(Refuse(Errors.NotFound("no such resource")))).ExcludeFromDescription();
        routes.MapOpenApi("/openapi/{documentName}.json");

        RequestDelegate Serve(Resource row) => new ResourceEndpoint(row, auth, log).HandleAsync;
    }

    // Only those who are signed in learn which paths exist. What came with the request does not matter, so it is not read.
    private static Resource Refuse(Answer answer) => new("", "", Need.SignedIn, _ => answer, "", Streams: true);
}
