namespace Tandem.Native.Description;

using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

/// <summary>Answers of several forms: JSON and a table, pages and a stream. ASP.NET describes the last form of a status alone.</summary>
internal static class OtherForms
{
    public static async Task AddAsync(OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (
            IProducesResponseTypeMetadata form in context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>()
        )
        {
            if (
                form.Type is not { } type
                || described.Responses?.GetValueOrDefault(form.StatusCode.ToString(CultureInfo.InvariantCulture))
                    is not OpenApiResponse response
            )
            {
                continue;
            }
            foreach (string contentType in form.ContentTypes)
            {
                response.Content ??= new Dictionary<string, OpenApiMediaType>();
                if (!response.Content.ContainsKey(contentType))
                {
                    OpenApiSchema schema = await context.GetOrCreateSchemaAsync(type, null, cancel);
                    context.Document!.AddComponent(type.Name, schema);
                    response.Content[contentType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(type.Name, context.Document),
                    };
                }
            }
        }
    }
}
