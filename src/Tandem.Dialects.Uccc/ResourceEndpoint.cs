namespace Tandem.Dialects.Uccc;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.Uccc.Requests;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one interface: checks token and tenant, reads the body, sends the document or the error.</summary>
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
            answer = Answer.Fault(ErrorTable.Malformed, bad.Message);
        }
        catch (ArchiveException broken)
        {
            answer = Answer.Fault(ErrorTable.Unavailable, $"话单暂不可读：{broken.Message}");
        }
        catch (Exception broken)
        {
            RequestFailed(log, http.Request.Method, http.Request.Path, broken);
            answer = Answer.Fault(ErrorTable.Internal, "内部错误");
        }
        await SendAsync(http, answer);
    }

    [LoggerMessage(1, LogLevel.Error, "UCCC request {Method} {Path} failed", EventName = "uccc-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);

    private async ValueTask<Answer> AnswerAsync(HttpContext http)
    {
        string token = TokenOf(http.Request);
        if (token.Length == 0)
        {
            return Answer.Fault(ErrorTable.NoToken, "缺少访问密钥 access_token", "access_token");
        }
        if (
            door.Principals.FindKey(UcccKeys.Face, token) is not { } principal
            || door.Tenants.ById(principal.Tenant) is not { } tenant
            || door.Keys.ById(tenant.Id, principal.Credential.Id) is not { } key
        )
        {
            return Answer.Fault(ErrorTable.WrongToken, "访问密钥 access_token 无效", "access_token");
        }
        // Whether there is such a tenant is nobody else's business.
        if (http.Request.RouteValues["tenantId"] is { } asked && asked.ToString() != key.PublicId)
        {
            return Answer.Fault(ErrorTable.OtherTenant, "访问密钥 access_token 不属于该租户", "tenantId");
        }
        return await AnswerAsync(http, principal, tenant);
    }

    private async ValueTask<Answer> AnswerAsync(HttpContext http, Principal principal, TenantEntry tenant)
    {
        if (door.Rates.Refuse(principal) is { } tooFast)
        {
            http.Response.Headers.RetryAfter = tooFast.Seconds.ToString(CultureInfo.InvariantCulture);
            return Answer.Fault(ErrorTable.TooManyRequests, $"请求过于频繁 (rule {tooFast.Rule})");
        }
        using RequestBody body = await RequestBody.ReadAsync(http, UcccLimits.Body);
        if (body.IsTooLarge)
        {
            return Answer.Fault(ErrorTable.Malformed, $"请求体过大：at most {UcccLimits.Body} bytes");
        }
        return StrictFields.Parse(body.Bytes, out string problem) is { } fields
            ? await resource.Handle(new UcccRequest(http, door, principal, tenant, fields, links))
            : Answer.Fault(ErrorTable.Malformed, $"请求体不是 JSON 对象：{problem}");
    }

    private static string TokenOf(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString().Trim();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim()
            : header.Length > 0 ? header
            : request.Query["access_token"].ToString().Trim();
    }

    private static async Task SendAsync(HttpContext http, Answer answer)
    {
        if (answer.Error is null && answer.Document is null)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            http.Response.ContentLength = 0;
            return;
        }
        using PooledJson json = PooledJson.Take();
        if (answer.Error is { } error)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteNumber("status", error.Status);
            json.Writer.WriteStartObject("error");
            json.Writer.WriteNumber("code", error.Code);
            json.Writer.WriteString("message", answer.Message);
            if (answer.Field.Length > 0)
            {
                json.Writer.WriteString("field", answer.Field);
            }
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
