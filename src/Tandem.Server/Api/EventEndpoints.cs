namespace Tandem.Server.Api;

using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Http.Writing;
using Tandem.Server.Hosting;

/// <summary><c>GET /v1/events</c>, for those who may read them.</summary>
internal static class EventEndpoints
{
    private const string Bearer = "Bearer ";
    private const string Face = "native";

    public static void MapEvents(this IEndpointRouteBuilder routes, ServerHost host, FrontDoor door)
    {
        EventPages pages = new(host);
        routes.MapMethods(
            "/v1/events",
            [HttpMethods.Get, HttpMethods.Head],
            http =>
                Find(door, http.Request) switch
                {
                    null => Problem.WriteAsync(http.Response, 401, "send a key of this API, or a token, as Authorization: Bearer KEY"),
                    { } principal when !principal.May(Scopes.ReadEvents) => Problem.WriteAsync(
                        http.Response,
                        403,
                        "this needs the scope events:read"
                    ),
                    { } principal => pages.AnswerAsync(http, principal.Tenant),
                }
        );
    }

    private static Principal? Find(FrontDoor door, HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        string? secret = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..]
            : request.Headers["X-API-Key"];
        return door.Principals.Find(Face, secret.AsSpan().Trim());
    }
}
