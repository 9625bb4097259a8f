namespace Tandem.Native.Operations;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary>Operations as endpoints of ASP.NET, each with the guard before it, and an answer for whatever fits none.</summary>
internal sealed class OperationEndpoints(IEndpointRouteBuilder routes, Guard guard, string document)
{
    private const string Prefix = "/v1";

    private readonly List<Operation> mapped = [];
    private readonly Dictionary<Operation, RequestDelegate> guarded = [];

    public void Map(string heading, Operation operation)
    {
        OperationDelegate handler = new(operation, routes.ServiceProvider);
        IEndpointConventionBuilder route = routes.MapMethods(Prefix + operation.Path, Methods(operation), handler.HandleAsync);
        route.WithGroupName(document).WithTags(heading).WithMetadata(operation);
        route.Finally(endpoint =>
        {
            handler.Describe(endpoint);
            endpoint.RequestDelegate = guarded[operation] = guard.Wrap(operation, handler.HandleAsync);
        });
        mapped.Add(operation);
    }

    /// <summary>For verbs that a path has not, bodies of another type, and paths that are none. They yield to what was mapped before.</summary>
    public void MapRefusals()
    {
        foreach (IGrouping<string, Operation> path in mapped.GroupBy(operation => operation.Path))
        {
            Operation[] operations = [.. path];
            string allowed = string.Join(", ", operations.SelectMany(Methods));
            RequestDelegate otherVerb = guard.Refuse(new Refusal(ProblemTable.MethodNotAllowed, $"only {allowed}") { Allow = allowed });
            routes.Map(Prefix + path.Key, http => AnswerAsync(http, operations, otherVerb));
        }
        routes.Map(Prefix + "/{**rest}", guard.Refuse(Refusal.NotFound("no such resource")));
    }

    // Routing passes over an operation whose body is of another type, or missing: only the operation knows whether it needs one.
    private Task AnswerAsync(HttpContext http, Operation[] operations, RequestDelegate otherVerb)
    {
        if (operations.FirstOrDefault(each => each.Method == http.Request.Method) is not { } operation)
        {
            return otherVerb(http);
        }
        bool hasBody = http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;
        string type = operation.Takes.Length > 0 ? operation.Takes : "application/json";
        return hasBody
            ? guard.Refuse(new Refusal(ProblemTable.UnsupportedType, $"send the body as {type}"))(http)
            : guarded[operation](http);
    }

    private static string[] Methods(Operation operation) =>
        operation.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [operation.Method];
}
