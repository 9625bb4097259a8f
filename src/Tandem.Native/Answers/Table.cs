namespace Tandem.Native.Answers;

using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

/// <summary>
/// 200 with rows as CSV (RFC 4180), for spreadsheets: UTF-8 with a mark, so that they read Chinese, and cells that would be formulas made text.
/// </summary>
internal sealed class Table<T>(IReadOnlyList<T> rows, string fileName, string? next) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/csv; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] text = Write();
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

    private byte[] Write()
    {
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
        using MemoryStream bytes = new();
        using (StreamWriter text = new(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (CsvWriter csv = new(text, configuration))
        {
            csv.Context.RegisterClassMap(new CamelCaseColumns());
            csv.WriteHeader<T>();
            csv.NextRecord();
            csv.WriteRecords(rows);
        }
        return bytes.ToArray();
    }

    // The columns are called as in JSON.
    private sealed class CamelCaseColumns : ClassMap<T>
    {
        public CamelCaseColumns()
        {
            AutoMap(CultureInfo.InvariantCulture);
            foreach (MemberMap column in MemberMaps)
            {
                string name = column.Data.Member!.Name;
                column.Name(char.ToLowerInvariant(name[0]) + name[1..]);
            }
        }
    }
}
