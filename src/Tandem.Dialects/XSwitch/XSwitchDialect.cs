namespace Tandem.Dialects.XSwitch;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Dialects.Http;

/// <summary>
/// XSwitch's REST dialect below <c>/api</c>: finds the resource, checks the token, reads the body, and writes the answer in
/// the vendor's envelope.
/// </summary>
public sealed class XSwitchDialect(TenantDirectory tenants, TokenTable tokens, TimeProvider clock, ILogger<XSwitchDialect> log)
{
    /// <summary>Paths below this are the dialect's.</summary>
    public const string Prefix = "/api";

    private static readonly Routing Routes = new(ResourceTable.Rows);
    private readonly Auth auth = new(tenants, tokens, clock);

    public async Task HandleAsync(HttpContext http)
    {
        Answer answer;
        try
        {
            answer = await AnswerAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            answer = Answer.Error(bad.StatusCode, bad.StatusCode, bad.Message);
        }
        catch (Exception broken)
        {
            Report(log, http.Request.Method, http.Request.Path, broken);
            answer = Errors.Internal;
        }
        await WriteAsync(http.Response, answer);
    }

    private static readonly Action<ILogger, string, string, Exception?> Report = LoggerMessage.Define<string, string>(
        LogLevel.Error,
        new EventId(1, "xswitch-request-failed"),
        "XSwitch request {Method} {Path} failed"
    );

    private async ValueTask<Answer> AnswerAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        Resource? resource = Routes.Find(request.Method, Segments(request.Path), out string[] parameters, out string methods);
        Caller? caller = auth.Find(request);
        // Without a token nobody learns which paths exist.
        if (caller is null && resource?.Need != Need.Anyone)
        {
            return Errors.NotAuthorized;
        }
        if (resource is null)
        {
            return methods.Length == 0 ? Errors.NotFound("no such resource") : Errors.MethodNotAllowed(methods);
        }
        if (resource.Need == Need.Administrator && caller is { Administrator: false })
        {
            return Errors.NotAuthorized;
        }
        if (resource.Streams)
        {
            return await resource.Handle(new XSwitchRequest(http, auth, caller, parameters, Fields.None()));
        }
        if (await RequestBody.ReadAsync(request, XSwitchLimits.Body, http.RequestAborted) is not { } body)
        {
            return Errors.TooLarge;
        }
        return BodyFields.Parse(body, request.ContentType, out string problem) is { } fields
            ? await resource.Handle(new XSwitchRequest(http, auth, caller, parameters, fields))
            : Errors.Invalid(problem);
    }

    // A trailing slash means nothing, and a slash inside a name arrives as %2F.
    private static string[] Segments(PathString path)
    {
        string below = (path.Value ?? "")[Prefix.Length..].Trim('/');
        string[] segments = below.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = segments[i].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }
        return segments;
    }

    private static async Task WriteAsync(HttpResponse response, Answer answer)
    {
        using PooledJson json = new();
        answer.Write(json.Writer);
        json.Writer.Flush();
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.Written);
    }
}
