namespace Tandem.Native.Operations;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary>
/// An operation's method as ASP.NET calls it: with its parameters read from the request. That is compiled when it is first asked for:
/// for all of them at once it was half of what a start works.
/// </summary>
internal sealed class OperationDelegate
{
    private readonly Operation operation;
    private readonly IServiceProvider services;
    private readonly Lazy<RequestDelegate> compiled;
    private RouteEndpointBuilder endpoint = null!;
    private RequestDelegateMetadataResult? described;

    public OperationDelegate(Operation operation, IServiceProvider services)
    {
        this.operation = operation;
        this.services = services;
        compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(operation.Handle, Options(), described).RequestDelegate);
    }

    public Task HandleAsync(HttpContext http) => compiled.Value(http);

    /// <summary>What the description says of it: its parameters, body and answers.</summary>
    public void Describe(EndpointBuilder of)
    {
        endpoint = (RouteEndpointBuilder)of;
        endpoint.Metadata.Add(operation.Handle.Method);
        if (operation.Method is "POST" or "PUT" or "PATCH")
        {
            endpoint.FilterFactories.Add((_, next) => context => CheckBodyAsync(context, next));
        }
        described = RequestDelegateFactory.InferMetadata(operation.Handle.Method, Options());
    }

    private RequestDelegateFactoryOptions Options() =>
        new()
        {
            ServiceProvider = services,
            ThrowOnBadRequest = services.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
            RouteParameterNames = [.. endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)],
            EndpointBuilder = endpoint,
        };

    private static ValueTask<object?> CheckBodyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IBody>().Select(BodyRules.Check).FirstOrDefault(refusal => refusal is not null) is { } refusal
            ? ValueTask.FromResult<object?>(refusal)
            : next(context);
}
