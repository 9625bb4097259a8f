namespace Tandem.Dialects.Udesk;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access.Contract;
using Tandem.Access.Secrets;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Signing;
using Tandem.Http.Reading;
using Tandem.Http.Writing;
using Tandem.Webhooks;

/// <summary>Serves one interface: checks the signature, reads the body, sends the answer in its envelope.</summary>
internal sealed class ResourceEndpoint(Resource resource, SignedKeys keys, WebhookService webhooks, ILogger log)
    : ResourceEndpoint<Asked>("Udesk", log)
{
    private const int TooManyRequests = 429;

    private readonly DoneOnce once = new(keys.Door.Idempotency);

    protected override async ValueTask<Asked> AnswerAsync(HttpContext http, PooledJson json)
    {
        SignedQuery signed = new(http.Request.Query);
        if (keys.Find(signed, out Answer refusal) is not { } caller)
        {
            return refusal;
        }
        return IsTooFast(http, keys.Door, caller.Principal, out Asked tooFast)
            ? tooFast
            : await WithBodyAsync(http, UdeskLimits.Body, body => HandleAsync(http, caller, signed, body));
    }

    protected override Asked Say(Fault fault, string what, int status) =>
        fault switch
        {
            Fault.Malformed => Answer.Error(ErrorTable.IncorrectMessage, what),
            Fault.TooLarge => Answer.Error(ErrorTable.IncorrectMessage, $"the body has {what}"),
            Fault.TooFast => Answer.Error(ErrorTable.Timeout, $"too many requests {what}"),
            Fault.Unreadable => Answer.Error(ErrorTable.Database, what),
            _ => Answer.Error(ErrorTable.Internal),
        };

    // What was begun is answered in any case: it would be thought under way for ever.
    protected override Asked Unsent(Asked answer, Asked instead) => instead with { Begun = answer.Begun };

    protected override async ValueTask SendAsync(HttpContext http, Asked asked, PooledJson json)
    {
        if (asked.Before is { } before)
        {
            await SendAsync(http.Response, before);
            return;
        }
        Write(json.Writer, asked.Answer, http.Request);
        int status = http.Response.Headers.RetryAfter.Count > 0 ? TooManyRequests : asked.Answer.Code.Status;
        if (asked.Begun is { } begun)
        {
            await once.AnsweredAsync(begun, asked.Answer, status, json);
        }
        await JsonResponse.SendAsync(http.Response, status, json);
    }

    private async ValueTask<Asked> HandleAsync(HttpContext http, Caller caller, SignedQuery signed, RequestBody body)
    {
        if (BodyFields.Parse(body.Bytes, http.Request.ContentType, out string problem) is not { } fields)
        {
            return Answer.Error(ErrorTable.Parsing, problem);
        }
        return resource.Rings
            ? await RingAsync(http, caller, signed, fields, body.Bytes.ToArray())
            : await resource.Handle(new UdeskRequest(http, keys.Door, caller, signed, fields, webhooks, http.RequestAborted));
    }

    // Who goes away before the answer may come back for it: it is waited for all the same.
    private async Task<Asked> RingAsync(HttpContext http, Caller caller, SignedQuery signed, Fields fields, byte[] body)
    {
        (SecretHash? begun, KeptAnswer? before, Answer? refused) = await once.BeginAsync(http, caller, signed, body);
        if (begun is null)
        {
            return new Asked(refused ?? Answer.Done, null, before);
        }
        try
        {
            UdeskRequest request = new(http, keys.Door, caller, signed, fields, webhooks, CancellationToken.None);
            return new Asked(await resource.Handle(request), begun);
        }
        catch (Exception broken)
        {
            return Broken(http, broken) with { Begun = begun };
        }
    }

    private static async Task SendAsync(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, Answer answer, HttpRequest request)
    {
        bool isCallback = resource.Envelope == Envelope.Callback;
        json.WriteStartObject();
        json.WriteString(isCallback ? "code" : "ErrCode", answer.Code.Code);
        json.WriteString(isCallback ? "message" : "ErrDesc", answer.Detail ?? answer.Code.Description);
        switch (resource.Envelope)
        {
            case Envelope.SignIn:
                json.WriteString("msg_id", SignedQuery.Of(request.Query, "msgid"));
                json.WriteString("results", "");
                json.WriteNull("data");
                break;
            default:
                json.WritePropertyName(isCallback ? "results" : "Result");
                WriteResult(json, answer);
                break;
        }
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Result is { } result)
        {
            result(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
