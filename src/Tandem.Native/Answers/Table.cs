namespace Tandem.Native.Answers;

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Native.Models;

/// <summary>
/// 200 with rows as CSV (RFC 4180), for spreadsheets: UTF-8 with a mark, so that they read Chinese, and cells that would be formulas made text.
/// </summary>
internal sealed class Table<T>(IReadOnlyList<T> rows, string fileName, string? next) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/csv; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] text = TableText.Write(rows);
        HttpResponse response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = text.Length;
        response.Headers.ContentDisposition = $"attachment; filename={fileName}";
        if (next is not null)
        {
            // There is no place for it in the rows.
            response.Headers["X-Next-Cursor"] = next;
        }
        await response.Body.WriteAsync(text, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/csv"]));
}
