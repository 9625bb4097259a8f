namespace Tandem.Dialects.XSwitch;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one resource: checks the token, reads the body, and sends the answer in the vendor's envelope.</summary>
internal sealed class ResourceEndpoint(Resource resource, Auth auth, ILogger log) : ResourceEndpoint<Answer>("XSwitch", log)
{
    protected override async ValueTask<Answer> AnswerAsync(HttpContext http, PooledJson json)
    {
        Caller? caller = auth.Find(http.Request);
        if (caller is not null && IsTooFast(http, auth.Door, caller.Principal, out Answer refusal))
        {
            return refusal;
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
            return Errors.NotAuthorized(json.Writer);
        }
        if (resource.Streams)
        {
            return await resource.Handle(new XSwitchRequest(http, auth, caller, null, json.Writer));
        }
        // The fields are copies: the body's bytes may go as soon as they are read.
        return await WithBodyAsync(
            http,
            XSwitchLimits.Body,
            body =>
                TryFields(body, http.Request.ContentType, out Fields? fields, out string problem)
                    ? resource.Handle(new XSwitchRequest(http, auth, caller, fields, json.Writer))
                    : Errors.Invalid(problem)
        );
    }

    protected override Answer Say(Fault fault, string what, int status) =>
        fault switch
        {
            Fault.Malformed => Answer.Error(status, status, what),
            Fault.TooLarge => Errors.TooLarge(what),
            Fault.TooFast => Errors.TooFast(what),
            Fault.Unreadable => Errors.Unavailable(what),
            _ => Errors.Internal,
        };

    private static bool TryFields(in RequestBody body, string? contentType, out Fields? fields, out string problem)
    {
        problem = "";
        fields = body.Bytes.IsEmpty ? null : BodyFields.Parse(body.Bytes, contentType, out problem);
        return problem.Length == 0;
    }

    protected override ValueTask SendAsync(HttpContext http, Answer answer, PooledJson json)
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
            http.Response.Headers.RetryAfter = answer.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
        return JsonResponse.SendAsync(http.Response, answer.Status, json);
    }
}
