namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Native.Requests;

/// <summary>200 with a document; 304 when the client has it already.</summary>
/// <param name="value">The document.</param>
/// <param name="version">Of what it shows, as an ETag; null where it has none.</param>
/// <param name="isLive">It shows more than that version says: it is never "not modified".</param>
internal sealed class Found<T>(T value, long? version = null, bool isLive = false) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (version is { } known)
        {
            string tag = Preconditions.TagOf(known);
            httpContext.Response.Headers.ETag = tag;
            if (!isLive && Preconditions.Has(httpContext.Request, tag))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        return Document.WriteAsync(httpContext.Response, StatusCodes.Status200OK, value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Document.Describe<T>(StatusCodes.Status200OK, builder);
}
