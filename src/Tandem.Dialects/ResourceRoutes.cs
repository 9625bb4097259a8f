namespace Tandem.Dialects;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

/// <summary>A dialect's table as endpoints.</summary>
public static class ResourceRoutes
{
    /// <summary>An endpoint for each row, and one for whatever is no row.</summary>
    /// <param name="prefix">Before every path, with a slash at its end.</param>
    /// <param name="none">Answers what fits no row: its method and path do not matter.</param>
    public static void MapTable<T>(
        this IEndpointRouteBuilder routes,
        string prefix,
        IEnumerable<T> rows,
        T none,
        Func<T, RequestDelegate> serve
    )
        where T : IResource
    {
        foreach (T row in rows)
        {
            routes.MapMethods(prefix + row.Path, MethodsOf(row), serve(row));
        }
        routes.Map(prefix + "{**rest}", serve(none));
    }

    /// <summary>The verbs that lead to it.</summary>
    public static string[] MethodsOf(IResource row) => row.Method == HttpMethods.Get ? [row.Method, HttpMethods.Head] : [row.Method];
}
