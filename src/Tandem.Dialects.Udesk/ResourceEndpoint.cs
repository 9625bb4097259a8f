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
internal sealed partial class ResourceEndpoint(Resource resource, SignedKeys keys, WebhookService webhooks, ILogger log)
{
    private const int TooManyRequests = 429;

    private readonly DoneOnce once = new(keys.Door.Idempotency);

    /// <param name="Begun">It is to be answered so whenever it comes again.</param>
    /// <param name="Before">It was done before, and answered so.</param>
    private readonly record struct Asked(Answer Answer, SecretHash? Begun = null, KeptAnswer? Before = null)
    {
        public static implicit operator Asked(Answer answer) => new(answer);
    }

    public async Task HandleAsync(HttpContext http)
    {
        SignedQuery signed = new(http.Request.Query);
        Asked asked;
        try
        {
            asked = await AskAsync(http, signed);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            asked = Answer.Error(ErrorTable.IncorrectMessage, bad.Message);
        }
        catch (Exception broken)
        {
            asked = Broken(http, broken);
        }
        if (asked.Before is { } before)
        {
            await SendAsync(http.Response, before);
            return;
        }
        using PooledJson json = PooledJson.Take();
        Write(json.Writer, asked.Answer, signed);
        int status = http.Response.Headers.RetryAfter.Count > 0 ? TooManyRequests : asked.Answer.Code.Status;
        if (asked.Begun is { } begun)
        {
            await once.AnsweredAsync(begun, asked.Answer, status, json);
        }
        await JsonResponse.SendAsync(http.Response, status, json);
    }

    [LoggerMessage(1, LogLevel.Error, "Udesk request {Method} {Path} failed", EventName = "udesk-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Asked> AskAsync(HttpContext http, SignedQuery signed)
    {
        if (keys.Find(signed, out Answer refusal) is not { } caller)
        {
            return refusal;
        }
        if (keys.Door.Rates.Refuse(caller.Principal) is { } tooFast)
        {
            http.Response.Headers.RetryAfter = tooFast.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Answer.Error(ErrorTable.Timeout, $"too many requests (rule {tooFast.Rule})");
        }
        using RequestBody body = await RequestBody.ReadAsync(http, UdeskLimits.Body);
        if (body.IsTooLarge)
        {
            return Answer.Error(ErrorTable.IncorrectMessage, $"the body has at most {UdeskLimits.Body} bytes");
        }
        Fields? fields = BodyFields.Parse(body.Bytes, http.Request.ContentType, out string problem);
        if (fields is null)
        {
            return Answer.Error(ErrorTable.Parsing, problem);
        }
        return resource.Rings
            ? await RingAsync(http, caller, signed, fields, body.Bytes.ToArray())
            : await resource.Handle(new UdeskRequest(http, caller, signed, fields, webhooks, http.RequestAborted));
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
            return new Asked(
                await resource.Handle(new UdeskRequest(http, caller, signed, fields, webhooks, CancellationToken.None)),
                begun
            );
        }
        catch (Exception broken)
        {
            return new Asked(Broken(http, broken), begun);
        }
    }

    private Answer Broken(HttpContext http, Exception failure)
    {
        RequestFailed(log, http.Request.Method, http.Request.Path, failure);
        return Answer.Error(ErrorTable.Internal);
    }

    private static async Task SendAsync(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, Answer answer, SignedQuery signed)
    {
        bool isCallback = resource.Envelope == Envelope.Callback;
        json.WriteStartObject();
        json.WriteString(isCallback ? "code" : "ErrCode", answer.Code.Code);
        json.WriteString(isCallback ? "message" : "ErrDesc", answer.Detail ?? answer.Code.Description);
        switch (resource.Envelope)
        {
            case Envelope.SignIn:
                json.WriteString("msg_id", signed.MsgId);
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
