namespace Tandem.Native.Description;

using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tandem.Access.Principals;
using Tandem.Native.Operations;
using Tandem.Native.Problems;

/// <summary>What the code alone does not say of the API: how one gets in, what each operation needs, how it refuses.</summary>
internal static class ApiDescription
{
    private const string BearerScheme = "bearer";
    private const string KeyScheme = "apiKey";
    private const string ProblemName = "Problem";
    private const string ProblemType = "application/problem+json";

    public static Task OfDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Tandem",
            Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "",
            Description =
                "The native API of the Tandem call-centre server. Errors are problem documents (RFC 9457) with a stable type. Lists are in a stable"
                + " order and go on by cursor. What changes a row takes If-Match; what rings a phone takes an Idempotency-Key and"
                + " is then done once in 24 hours, however often it is sent."
                + " Clients ignore fields they do not know.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemName] = ProblemSchema();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key or a token.",
            },
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-API-Key",
                Description = "A key or a token.",
            },
        };
        return Task.CompletedTask;
    }

    public static async Task OfOperation(OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Operation>().FirstOrDefault() is not { } operation)
        {
            return;
        }
        described.OperationId = context.Description.HttpMethod == HttpMethods.Head ? "head" + operation.Id : operation.Id;
        described.Description = Needs(operation);
        if (!operation.ForAnyone)
        {
            described.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerScheme, context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] },
            ];
        }
        NameInCamelCase(described);
        AddHeaders(described, operation);
        AddBody(described, operation);
        await OtherForms.AddAsync(described, context, cancel);
        AddProblems(described, operation, new OpenApiSchemaReference(ProblemName, context.Document));
    }

    private static string Needs(Operation operation)
    {
        string scopes = string.Join(" and ", ScopeTable.Names(operation.Needs).Select(name => $"`{name}`"));
        if (operation.ForAnyone)
        {
            return "For anyone.";
        }
        string role = operation.Least == Role.Agent ? "" : $" Least role: {operation.Least.ToString().ToLowerInvariant()}.";
        return (scopes.Length > 0 ? $"Scope: {scopes}." : "For any key or token.") + role;
    }

    // Properties of a group of parameters are described by their names in C#; they are read in any case.
    private static void NameInCamelCase(OpenApiOperation described)
    {
        foreach (
            OpenApiParameter parameter in (described.Parameters ?? [])
                .OfType<OpenApiParameter>()
                .Where(each => each.In != ParameterLocation.Header)
        )
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        }
    }

    private static void AddHeaders(OpenApiOperation described, Operation operation)
    {
        described.Parameters ??= [];
        if (operation.Rings)
        {
            described.Parameters.Add(
                Header(
                    DoneOnce.Header,
                    $"Chosen by the client for this request, at most {DoneOnce.LongestKey} visible ASCII characters, kept for 24 hours. The same request"
                        + " again gets the first answer again (with Idempotency-Replayed); while that is being done 409; another request 422."
                )
            );
        }
        if (operation.TakesVersion)
        {
            described.Parameters.Add(
                Header("If-Match", "The ETag of the row this is built on; refused with 412 when it was changed meanwhile.")
            );
        }
    }

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static void AddBody(OpenApiOperation described, Operation operation)
    {
        OpenApiSchema binary = new() { Type = JsonSchemaType.String, Format = "binary" };
        if (operation.Takes.Length > 0)
        {
            described.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [operation.Takes] = new() { Schema = binary } },
            };
        }
        if (operation.Gives.Length > 0)
        {
            described.Responses ??= [];
            described.Responses["200"] = new OpenApiResponse
            {
                Description = "OK",
                Content = new Dictionary<string, OpenApiMediaType> { [operation.Gives] = new() { Schema = binary } },
            };
        }
    }

    private static void AddProblems(OpenApiOperation described, Operation operation, OpenApiSchemaReference schema)
    {
        described.Responses ??= [];
        IEnumerable<IGrouping<int, ProblemKind>> kinds = ProblemTable
            .All.Where(kind => Applies(kind, operation))
            .GroupBy(kind => kind.Status);
        foreach (IGrouping<int, ProblemKind> status in kinds)
        {
            described.Responses[$"{status.Key}"] = new OpenApiResponse
            {
                Description = string.Join("; ", status.Select(kind => $"{kind.Title} (`{kind.Type}`)")),
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = schema } },
            };
        }
    }

    private static bool Applies(ProblemKind kind, Operation operation)
    {
        if (kind == ProblemTable.KeyRunning || kind == ProblemTable.KeyUnanswered || kind == ProblemTable.KeyOfOther)
        {
            return operation.Rings;
        }
        if (kind == ProblemTable.FlowFaults)
        {
            return operation.Path is "/flows/{id}/publish" or "/flows/{id}/try";
        }
        bool writes = operation.Method != "GET";
        return kind.Status switch
        {
            401 => true,
            403 => !operation.ForAnyone,
            404 or 400 => operation.Path.Contains('{') || writes || operation.Path is "/records" or "/events" || IsStatistics(operation),
            405 => false,
            413 or 415 => writes && operation.Method != "DELETE",
            412 => operation.TakesVersion,
            503 when operation.Path == "/snapshot" => true,
            409 or 503 => writes,
            _ => true,
        };
    }

    private static bool IsStatistics(Operation operation) => operation.Path.StartsWith("/statistics", StringComparison.Ordinal);

    private static OpenApiSchema ProblemSchema() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Stable; relative to the server, where it is explained."),
                ["title"] = Text("What kind of problem it is, in English, or in Chinese where that is preferred."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = Text("What is wrong this time."),
                ["traceId"] = Text("Under which the server's log has it."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "What is wrong with which field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("") },
                },
                ["faults"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "What is wrong in a flow's document: place (JSON pointer), code, english, chinese.",
                    Items = new OpenApiSchema { Type = JsonSchemaType.Object },
                },
            },
        };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
