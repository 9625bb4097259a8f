namespace Tandem.Dialects.XSwitch;

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one resource: checks the token, reads the body, and sends the answer in the vendor's envelope.</summary>
internal sealed partial class ResourceEndpoint(Resource resource, Auth auth, ILogger log)
{
    public async Task HandleAsync(HttpContext http)
    {
        using PooledJson json = PooledJson.Take();
        Answer answer;
        try
        {
            answer = await AnswerAsync(http, json.Writer);
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
        await SendAsync(http.Response, answer, json);
    }

    [LoggerMessage(1, LogLevel.Error, "XSwitch request {Method} {Path} failed", EventName = "xswitch-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Answer> AnswerAsync(HttpContext http, Utf8JsonWriter json)
    {
        Caller? caller = auth.Find(http.Request);
        if (caller is not null && auth.Door.Rates.Refuse(caller.Principal) is { } tooFast)
        {
            return Errors.TooMany(tooFast);
        }
        bool allowed = resource.Need switch
        {
            Need.Anyone => true,
            Need.SignedIn => caller is not null,
            _ => caller is { Administrator: true },
        };
        if (!allowed)
        {
            auth.Tell(http, caller, $"{resource.Method} {resource.Path}");
            return Errors.NotAuthorized(json);
        }
        if (resource.Streams)
        {
            return await resource.Handle(new XSwitchRequest(http, auth, caller, null, json));
        }
        // The fields are copies: the body's bytes may go as soon as they are read.
        using RequestBody body = await RequestBody.ReadAsync(http, XSwitchLimits.Body);
        if (body.IsTooLarge)
        {
            return Errors.TooLarge;
        }
        return TryFields(body, http.Request.ContentType, out Fields? fields, out string problem)
            ? await resource.Handle(new XSwitchRequest(http, auth, caller, fields, json))
            : Errors.Invalid(problem);
    }

    private static bool TryFields(in RequestBody body, string? contentType, out Fields? fields, out string problem)
    {
        problem = "";
        fields = body.Bytes.IsEmpty ? null : BodyFields.Parse(body.Bytes, contentType, out problem);
        return problem.Length == 0;
    }

    private static ValueTask SendAsync(HttpResponse response, in Answer answer, PooledJson json)
    {
        if (answer.Message is { } message)
        {
            // What was written before it went wrong is no answer.
            json.Clear();
            json.Writer.WriteStartObject();
            json.Writer.WriteNumber("code"u8, answer.Code);
            json.Writer.WriteString("message"u8, message);
            json.Writer.WriteEndObject();
        }
        if (answer.RetryAfterSeconds > 0)
        {
            response.Headers.RetryAfter = answer.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
        return JsonResponse.SendAsync(response, answer.Status, json);
    }
}
