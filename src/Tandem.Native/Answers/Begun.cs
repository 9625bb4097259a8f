namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

/// <summary>202: begun; what comes of it, events and records tell.</summary>
/// <param name="location">Where to look, below <c>/v1</c>.</param>
internal sealed class Begun<T>(string location, T value) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = "/v1" + location;
        return Document.WriteAsync(httpContext.Response, StatusCodes.Status202Accepted, value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Document.Describe<T>(StatusCodes.Status202Accepted, builder);
}
