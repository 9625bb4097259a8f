namespace Tandem.Native.Description;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tandem.Native.Problems;

/// <summary><c>/problems/{name}</c>: where the types of problems lead people who follow them.</summary>
internal static class ProblemPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/problems/{name}", ShowAsync).ExcludeFromDescription();

    private static Task ShowAsync(string name, HttpResponse response)
    {
        response.ContentType = "text/plain; charset=utf-8";
        if (ProblemTable.Named(name) is not { } kind)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return response.WriteAsync("There is no such kind of problem.\n");
        }
        return response.WriteAsync($"{kind.Type} (HTTP {kind.Status})\n{kind.Title}\n{kind.ChineseTitle}\n");
    }
}
