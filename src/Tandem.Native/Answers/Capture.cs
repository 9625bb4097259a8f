namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Access.Contract;

/// <summary>200 with SIP messages as a capture file.</summary>
internal sealed class Capture(SipTrace trace, string fileName) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] file = PcapFile.Write(trace.Messages);
        HttpResponse response = httpContext.Response;
        response.ContentType = PcapFile.ContentType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = $"attachment; filename={fileName}";
        await response.Body.WriteAsync(file, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), [PcapFile.ContentType]));
}
