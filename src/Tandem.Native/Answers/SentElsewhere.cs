namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

/// <summary>302, for a browser that navigates: whoever made it has written the answer.</summary>
internal sealed class SentElsewhere : IResult, IEndpointMetadataProvider
{
    public static readonly SentElsewhere Instance = new();

    public Task ExecuteAsync(HttpContext httpContext) => Task.CompletedTask;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status302Found, typeof(void)));
}
