namespace Tandem.Dialects.Uccc;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Secrets;
using Tandem.Dialects.Uccc.Requests;

/// <summary>UCCC's API as endpoints below <c>/api/v31</c>: one for each row of <see cref="ResourceTable"/>.</summary>
public static class UcccEndpoints
{
    private const string Prefix = "/api/v31/";

    public static void MapUccc(this IEndpointRouteBuilder routes, FrontDoor door, RecordingLinks links, ILoggerFactory logs)
    {
        ILogger log = logs.CreateLogger("tandem.uccc");
        routes.MapTable(
            Prefix,
            ResourceTable.Rows,
            new Resource("", "", NoSuch),
            row => new ResourceEndpoint(row, door, links, log).HandleAsync
        );
    }

    private static ValueTask<Answer> NoSuch(UcccRequest request) =>
        Answer.Fault(ErrorTable.NoSuch, "没有此接口，或方法不对：there is no such interface, or not with this method");
}
