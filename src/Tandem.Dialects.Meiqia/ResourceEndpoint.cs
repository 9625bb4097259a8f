namespace Tandem.Dialects.Meiqia;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one interface: checks the token, reads the body, sends the document or the error.</summary>
internal sealed partial class ResourceEndpoint(Resource resource, FrontDoor door, RecordingLinks links, ILogger log)
{
    private const string Bearer = "Bearer ";

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
            answer = Answer.Invalid(bad.Message);
        }
        catch (ArchiveException broken)
        {
            answer = Answer.Fault(ErrorTable.Unavailable, $"通话记录暂不可读：{broken.Message}");
        }
        catch (Exception broken)
        {
            RequestFailed(log, http.Request.Method, http.Request.Path, broken);
            answer = Answer.Fault(ErrorTable.Internal, "内部错误");
        }
        await SendAsync(http, answer);
    }

    [LoggerMessage(1, LogLevel.Error, "Meiqia request {Method} {Path} failed", EventName = "meiqia-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Answer> AnswerAsync(HttpContext http)
    {
        string authorization = http.Request.Headers.Authorization.ToString();
        if (
            !authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || door.Principals.FindKey(MeiqiaKeys.Face, authorization.AsSpan(Bearer.Length).Trim()) is not { } principal
            || door.Tenants.ById(principal.Tenant) is not { } tenant
        )
        {
            return Answer.Fault(ErrorTable.Unauthenticated, "Token 无效：请使用 Authorization: Bearer access_token");
        }
        return await AnswerAsync(http, principal, tenant);
    }

    private async ValueTask<Answer> AnswerAsync(HttpContext http, Principal principal, TenantEntry tenant)
    {
        if (door.Rates.Refuse(principal) is { } tooFast)
        {
            http.Response.Headers.RetryAfter = tooFast.Seconds.ToString(CultureInfo.InvariantCulture);
            return Answer.Fault(ErrorTable.ResourceExhausted, $"请求过于频繁 (rule {tooFast.Rule})");
        }
        using RequestBody body = await RequestBody.ReadAsync(http, MeiqiaLimits.Body);
        if (body.IsTooLarge)
        {
            return Answer.Invalid($"the body has at most {MeiqiaLimits.Body} bytes");
        }
        return StrictFields.Parse(body.Bytes, out string problem) is { } fields
            ? await resource.Handle(new MeiqiaRequest(http, door, principal, tenant, fields, links))
            : Answer.Invalid(problem);
    }

    private static async Task SendAsync(HttpContext http, Answer answer)
    {
        using PooledJson json = PooledJson.Take();
        if (answer.Error is { } error)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteStartObject("error");
            json.Writer.WriteString("code", error.Code);
            json.Writer.WriteString("message", answer.Message);
            json.Writer.WriteEndObject();
            json.Writer.WriteEndObject();
        }
        else
        {
            answer.Document!(json.Writer);
        }
        await JsonResponse.SendAsync(http.Response, answer.Error?.Status ?? StatusCodes.Status200OK, json);
    }
}
