namespace Tandem.Dialects.Udesk;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Signing;
using Tandem.Http.Reading;
using Tandem.Http.Writing;
using Tandem.Webhooks;

/// <summary>Serves one interface: checks the signature, reads the body, sends the answer in its envelope.</summary>
internal sealed partial class ResourceEndpoint(Resource resource, SignedKeys keys, WebhookService webhooks, ILogger log)
{
    private const int TooManyRequests = 429;

    public async Task HandleAsync(HttpContext http)
    {
        SignedQuery signed = new(http.Request.Query);
        Answer answer;
        try
        {
            answer = await AnswerAsync(http, signed);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            answer = Answer.Error(ErrorTable.IncorrectMessage, bad.Message);
        }
        catch (Exception broken)
        {
            RequestFailed(log, http.Request.Method, http.Request.Path, broken);
            answer = Answer.Error(ErrorTable.Internal);
        }
        using PooledJson json = PooledJson.Take();
        Write(json.Writer, answer, signed);
        int status = http.Response.Headers.RetryAfter.Count > 0 ? TooManyRequests : answer.Code.Status;
        await JsonResponse.SendAsync(http.Response, status, json);
    }

    [LoggerMessage(1, LogLevel.Error, "Udesk request {Method} {Path} failed", EventName = "udesk-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Answer> AnswerAsync(HttpContext http, SignedQuery signed)
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
        return await resource.Handle(new UdeskRequest(http, caller, signed, fields, webhooks));
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
