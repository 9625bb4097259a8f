namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Native.Requests;

/// <summary>201 with what was made and where it is.</summary>
/// <param name="location">Its path below <c>/v1</c>.</param>
internal sealed class Made<T>(string location, T value, long? version = null) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = "/v1" + location;
        if (version is { } known)
        {
            httpContext.Response.Headers.ETag = Preconditions.TagOf(known);
        }
        return Document.WriteAsync(httpContext.Response, StatusCodes.Status201Created, value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Document.Describe<T>(StatusCodes.Status201Created, builder);
}
