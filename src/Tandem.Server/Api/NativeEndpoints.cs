namespace Tandem.Server.Api;

using Tandem.Access;
using Tandem.Server.Hosting;

/// <summary>The native API as endpoints below <c>/v1</c>.</summary>
internal static class NativeEndpoints
{
    public static void MapNative(this IEndpointRouteBuilder routes, ServerHost host, FrontDoor door)
    {
        NativeApi native = new(host, door);
        routes.Map("/v1/{**rest}", native.HandleAsync);
    }
}
