namespace Tandem.Native.Problems;

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Access.Limits;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Ivr;
using Tandem.Http.Writing;

/// <summary>A problem as an answer: <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Kind">Which.</param>
/// <param name="Detail">What is wrong this time and what to do about it, in English, for a person.</param>
public sealed record Refusal(ProblemKind Kind, string Detail) : IResult
{
    private const string ContentType = "application/problem+json; charset=utf-8";

    /// <summary>What is wrong with which field, by the field's path in the body.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What is wrong with a flow.</summary>
    public IReadOnlyList<FlowFault> Faults { get; init; } = [];

    /// <summary>When to ask again; 0 for whenever.</summary>
    public int RetryAfterSeconds { get; init; }

    /// <summary>Methods that the path has; empty where that is not the point.</summary>
    public string Allow { get; init; } = "";

    public static Refusal NotFound(string what) => new(ProblemTable.NotFound, what);

    public static Refusal Invalid(string field, string message) =>
        new(ProblemTable.Invalid, $"{field} {message}") { Errors = [new FieldError(field, message)] };

    public static Refusal TooMany(Throttled throttled) =>
        new(ProblemTable.TooMany, $"rule {throttled.Rule}: try again in {throttled.Seconds} s") { RetryAfterSeconds = throttled.Seconds };

    /// <summary>A command's failure.</summary>
    public static Refusal Of(Outcome outcome) =>
        outcome.Code switch
        {
            OutcomeCode.Invalid => new(ProblemTable.Invalid, outcome.Detail),
            OutcomeCode.NotFound => new(ProblemTable.NotFound, outcome.Detail),
            OutcomeCode.Duplicate => new(ProblemTable.Duplicate, outcome.Detail),
            OutcomeCode.Conflict => new(ProblemTable.Conflict, outcome.Detail),
            OutcomeCode.Stale => new(ProblemTable.Stale, outcome.Detail),
            OutcomeCode.Forbidden => new(ProblemTable.Forbidden, outcome.Detail),
            OutcomeCode.NotSignedIn => new(ProblemTable.NotSignedIn, outcome.Detail),
            OutcomeCode.Unreachable => new(ProblemTable.Unreachable, outcome.Detail),
            OutcomeCode.Overloaded => new(ProblemTable.Overloaded, outcome.Detail) { RetryAfterSeconds = 1 },
            OutcomeCode.CommitFailed => new(ProblemTable.NotSaved, outcome.Detail) { RetryAfterSeconds = 1 },
            _ => new(ProblemTable.Internal, outcome.Detail),
        };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        if (RetryAfterSeconds > 0)
        {
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
        if (Kind.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }
        if (Allow.Length > 0)
        {
            response.Headers.Allow = Allow;
        }
        using PooledJson json = PooledJson.Take();
        Write(json.Writer, httpContext);
        await JsonResponse.SendAsync(response, Kind.Status, json, ContentType);
    }

    private void Write(Utf8JsonWriter json, HttpContext http)
    {
        bool chinese = http.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        json.WriteStartObject();
        json.WriteString("type", Kind.Type);
        json.WriteString("title", chinese ? Kind.ChineseTitle : Kind.Title);
        json.WriteNumber("status", Kind.Status);
        json.WriteString("detail", Detail);
        json.WriteString("traceId", Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        if (Errors.Count > 0)
        {
            json.WriteStartObject("errors");
            foreach (IGrouping<string, FieldError> field in Errors.GroupBy(error => error.Field))
            {
                json.WriteStartArray(field.Key);
                foreach (FieldError error in field)
                {
                    json.WriteStringValue(error.Message);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        if (Faults.Count > 0)
        {
            json.WriteStartArray("faults");
            foreach (FlowFault fault in Faults)
            {
                json.WriteStartObject();
                json.WriteString("place", fault.Place);
                json.WriteNumber("code", fault.Code);
                json.WriteString("english", fault.Text);
                json.WriteString("chinese", fault.Chinese);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}

/// <param name="Field">As it is written in the request, inner ones with dots.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record FieldError(string Field, string Message);
