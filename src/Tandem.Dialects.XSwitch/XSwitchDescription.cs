namespace Tandem.Dialects.XSwitch;

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>The dialect's OpenAPI document, made of the rows of <see cref="ResourceTable"/>.</summary>
internal static partial class XSwitchDescription
{
    public const string Document = "xswitch";

    private const string Token = "token";
    private const string JsonType = "application/json";
    private const string MultipartType = "multipart/form-data";

    public static Task OfDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "XSwitch's dialect of Tandem",
            Version = typeof(XSwitchDescription).Assembly.GetName().Version?.ToString(3) ?? "",
            Description =
                "The REST API of XSwitch's documents, answered by Tandem. Writes are answered {code, message, data}; lists {data, page, rowCount, pageCount}; call control"
                + " answers HTTP 200 with the code in the body. Numbers may be sent as text and text as numbers.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-XTRA-AUTH-ID",
                Description = "The token of a session (24 hours), or a developer key.",
            },
        };
        return Task.CompletedTask;
    }

    public static Task OfOperation(OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Resource>().FirstOrDefault() is not { } resource)
        {
            return Task.CompletedTask;
        }
        described.OperationId = NoName().Replace($"{resource.Method}_{resource.Path}", "_").ToLowerInvariant();
        described.Summary = resource.Summary;
        described.Description = resource.Need == Need.Administrator ? "For administrators." : "";
        described.Parameters = [.. Places(resource), .. Questions(resource)];
        described.RequestBody = Body(resource);
        if (resource.Need != Need.Anyone)
        {
            described.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
        }
        described.Responses = new OpenApiResponses
        {
            ["200"] = Response("As the documents print it"),
            ["400"] = Response("{code, message}: what makes no sense, by name"),
            ["403"] = Response("No token, or not enough of a role"),
        };
        return Task.CompletedTask;
    }

    private static IEnumerable<IOpenApiParameter> Places(Resource resource) =>
        Place()
            .Matches(resource.Path)
            .Select(match => new OpenApiParameter
            {
                Name = match.Groups[1].Value,
                In = ParameterLocation.Path,
                Required = true,
                Schema = Text(""),
            });

    private static IEnumerable<IOpenApiParameter> Questions(Resource resource) =>
        (resource.Asks ?? []).Select(field => new OpenApiParameter
        {
            Name = field.Name,
            In = ParameterLocation.Query,
            Required = field.IsRequired,
            Description = field.Text,
            Schema = Text(""),
        });

    private static OpenApiRequestBody? Body(Resource resource)
    {
        if (resource.Takes is not { } fields)
        {
            return null;
        }
        OpenApiSchema schema = new()
        {
            Type = JsonSchemaType.Object,
            Properties = fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)Text(field.Text, resource.Streams)),
            // A change leaves out what stays.
            Required = resource.Method == "PUT" ? null : fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
        };
        string type = resource.Streams ? MultipartType : JsonType;
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } },
        };
    }

    private static OpenApiResponse Response(string text) =>
        new()
        {
            Description = text,
            Content = new Dictionary<string, OpenApiMediaType> { [JsonType] = new() },
        };

    // Whatever it is, it may be sent as text.
    private static OpenApiSchema Text(string description, bool isFile = false) =>
        isFile
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "binary",
                Description = description,
            }
            : new OpenApiSchema { Description = description };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\W+")]
    private static partial Regex NoName();
}
