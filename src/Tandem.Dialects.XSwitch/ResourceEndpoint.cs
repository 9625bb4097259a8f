namespace Tandem.Dialects.XSwitch;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one resource: checks the token, reads the body, and writes the answer in the vendor's envelope.</summary>
internal sealed partial class ResourceEndpoint(Resource resource, Auth auth, ILogger log)
{
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
            RequestFailed(log, http.Request.Method, http.Request.Path, broken);
            answer = Errors.Internal;
        }
        await WriteAsync(http.Response, answer);
    }

    [LoggerMessage(1, LogLevel.Error, "XSwitch request {Method} {Path} failed", EventName = "xswitch-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Answer> AnswerAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        Caller? caller = auth.Find(request);
        bool allowed = resource.Need switch
        {
            Need.Anyone => true,
            Need.SignedIn => caller is not null,
            _ => caller is { Administrator: true },
        };
        if (!allowed)
        {
            return Errors.NotAuthorized;
        }
        if (resource.Streams)
        {
            return await resource.Handle(new XSwitchRequest(http, auth, caller, Fields.None()));
        }
        if (await RequestBody.ReadAsync(request, XSwitchLimits.Body, http.RequestAborted) is not { } body)
        {
            return Errors.TooLarge;
        }
        return BodyFields.Parse(body, request.ContentType, out string problem) is { } fields
            ? await resource.Handle(new XSwitchRequest(http, auth, caller, fields))
            : Errors.Invalid(problem);
    }

    private static async Task WriteAsync(HttpResponse response, Answer answer)
    {
        using PooledJson json = new();
        answer.Write(json.Writer);
        json.Writer.Flush();
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        if (answer.RetryAfterSeconds > 0)
        {
            response.Headers.RetryAfter = answer.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
        await response.Body.WriteAsync(json.Written);
    }
}
