namespace Tandem.Dialects.Uccc;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.Uccc.Requests;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one interface: checks token and tenant, reads the body, sends the document or the error.</summary>
internal sealed class ResourceEndpoint(Resource resource, FrontDoor door, RecordingLinks links, ILogger log)
    : ResourceEndpoint<Answer>("UCCC", log)
{
    protected override async ValueTask<Answer> AnswerAsync(HttpContext http, PooledJson json)
    {
        string token = UcccKeys.TokenOf(http.Request);
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
        return IsTooFast(http, door, principal, out Answer refusal)
            ? refusal
            : await WithBodyAsync(http, UcccLimits.Body, body => HandleAsync(http, new Caller(principal, tenant), body));
    }

    private ValueTask<Answer> HandleAsync(HttpContext http, Caller caller, RequestBody body) =>
        StrictFields.Parse(body.Bytes, out string problem) is { } fields
            ? resource.Handle(new UcccRequest(http, door, caller, fields, links))
            : Answer.Fault(ErrorTable.Malformed, $"请求体不是 JSON 对象：{problem}");

    protected override Answer Say(Fault fault, string what, int status) =>
        fault switch
        {
            Fault.Malformed => Answer.Fault(ErrorTable.Malformed, what),
            Fault.TooLarge => Answer.Fault(ErrorTable.Malformed, $"请求体过大：{what}"),
            Fault.TooFast => Answer.Fault(ErrorTable.TooManyRequests, $"请求过于频繁 {what}"),
            Fault.Unreadable => Answer.Fault(ErrorTable.Unavailable, $"话单暂不可读：{what}"),
            _ => Answer.Fault(ErrorTable.Internal, "内部错误"),
        };

    protected override ValueTask SendAsync(HttpContext http, Answer answer, PooledJson json)
    {
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
        else if (answer.Document is { } document)
        {
            document(json.Writer);
        }
        else
        {
            http.Response.ContentLength = 0;
            return ValueTask.CompletedTask;
        }
        return JsonResponse.SendAsync(http.Response, answer.Error?.Status ?? StatusCodes.Status200OK, json);
    }
}
