namespace Tandem.Dialects.Udesk;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Signing;
using Tandem.Webhooks;

/// <summary>Udesk's CCPaaS dialect as endpoints below <c>/ccapi/v2</c>: one for each row of <see cref="ResourceTable"/>.</summary>
public static class UdeskEndpoints
{
    private const string Prefix = "/ccapi/v2/";

    public static void MapUdesk(this IEndpointRouteBuilder routes, SignedKeys keys, WebhookService webhooks, ILoggerFactory logs)
    {
        ILogger log = logs.CreateLogger("tandem.udesk");
        routes.MapTable(
            Prefix,
            ResourceTable.Rows,
            new Resource("", "", "", NoSuch),
            row => new ResourceEndpoint(row, keys, webhooks, log).HandleAsync
        );
    }

    private static ValueTask<Answer> NoSuch(UdeskRequest request) =>
        Answer.Error(ErrorTable.IncorrectRequest, "there is no such interface, or not with this method");
}
