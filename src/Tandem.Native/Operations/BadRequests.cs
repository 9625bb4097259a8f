namespace Tandem.Native.Operations;

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Tandem.Native.Problems;

/// <summary>What ASP.NET could not read of a request, in this API's words.</summary>
internal static partial class BadRequests
{
    public static Refusal Of(BadHttpRequestException bad, Operation operation) =>
        bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => TooLarge(operation.BodyLimit),
            StatusCodes.Status415UnsupportedMediaType => new Refusal(ProblemTable.UnsupportedType, "send the body as application/json"),
            _ => bad.InnerException is JsonException json ? OfJson(json) : OfParameter(bad),
        };

    public static Refusal TooLarge(long limit) => new(ProblemTable.TooLarge, $"at most {limit} bytes");

    private static Refusal OfJson(JsonException json)
    {
        string field = json.Path is { Length: > 2 } path ? path[2..] : "";
        string place = string.Create(CultureInfo.InvariantCulture, $"line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}");
        if (UnknownName().Match(json.Message) is { Success: true } unknown)
        {
            return Refusal.Invalid(unknown.Groups[1].Value, "is no field of this");
        }
        if (MissingNames().Match(json.Message) is { Success: true } missing)
        {
            string[] names = missing.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);
            FieldError[] errors = [.. names.Select(name => new FieldError(name.Trim('\''), "is required"))];
            return new Refusal(ProblemTable.Invalid, $"missing: {string.Join(", ", errors.Select(error => error.Field))}")
            {
                Errors = errors,
            };
        }
        return field.Length > 0
            ? Refusal.Invalid(field, $"does not fit its type ({place})")
            : new Refusal(ProblemTable.Invalid, $"the body is not JSON: {place} does not fit");
    }

    private static Refusal OfParameter(BadHttpRequestException bad)
    {
        if (Parameter().Match(bad.Message) is { Success: true } parameter)
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups[1].Value);
            return Refusal.Invalid(name, $"makes no sense: {parameter.Groups[2].Value}");
        }
        return new Refusal(ProblemTable.Invalid, bad.Message);
    }

    // As System.Text.Json and the request delegates of ASP.NET 10 word it; tests hold them to it.
    [GeneratedRegex("^The JSON property '([^']*)' could not be mapped")]
    private static partial Regex UnknownName();

    [GeneratedRegex("missing required properties including: (.*?)\\.?$")]
    private static partial Regex MissingNames();

    [GeneratedRegex("^Failed to bind parameter \"[^\"]*?(\\w+)\" from \"(.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
