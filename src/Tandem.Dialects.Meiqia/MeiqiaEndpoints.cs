namespace Tandem.Dialects.Meiqia;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Secrets;
using Tandem.Dialects.Meiqia.Requests;

/// <summary>Meiqia's call API as endpoints below <c>/unified-api/call/openapi/ent/v1</c>: one for each row of <see cref="ResourceTable"/>.</summary>
public static class MeiqiaEndpoints
{
    private const string Prefix = "/unified-api/call/openapi/ent/v1/";

    public static void MapMeiqia(this IEndpointRouteBuilder routes, FrontDoor door, RecordingLinks links, ILoggerFactory logs)
    {
        ILogger log = logs.CreateLogger("tandem.meiqia");
        routes.MapTable(
            Prefix,
            ResourceTable.Rows,
            new Resource("", "", NoSuch),
            row => new ResourceEndpoint(row, door, links, log).HandleAsync
        );
    }

    private static ValueTask<Answer> NoSuch(MeiqiaRequest request) =>
        Answer.Fault(ErrorTable.NotFound, "没有此接口，或方法不对：there is no such interface, or not with this method");
}
