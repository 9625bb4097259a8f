namespace Tandem.Dialects.Meiqia;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tenants;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Serves one interface: checks the token, reads the body, sends the document or the error.</summary>
internal sealed class ResourceEndpoint(Resource resource, FrontDoor door, RecordingLinks links, ILogger log)
    : ResourceEndpoint<Answer>("Meiqia", log)
{
    protected override async ValueTask<Answer> AnswerAsync(HttpContext http, PooledJson json)
    {
        if (
            door.Principals.FindKey(MeiqiaKeys.Face, BearerToken.Of(http.Request)) is not { } principal
            || door.Tenants.ById(principal.Tenant) is not { } tenant
        )
        {
            return Answer.Fault(ErrorTable.Unauthenticated, "Token 无效：请使用 Authorization: Bearer access_token");
        }
        return IsTooFast(http, door, principal, out Answer refusal)
            ? refusal
            : await WithBodyAsync(http, MeiqiaLimits.Body, body => HandleAsync(http, new Caller(principal, tenant), body));
    }

    private ValueTask<Answer> HandleAsync(HttpContext http, Caller caller, RequestBody body) =>
        StrictFields.Parse(body.Bytes, out string problem) is { } fields
            ? resource.Handle(new MeiqiaRequest(http, door, caller, fields, links))
            : Answer.Invalid(problem);

    protected override Answer Say(Fault fault, string what, int status) =>
        fault switch
        {
            Fault.Malformed => Answer.Invalid(what),
            Fault.TooLarge => Answer.Invalid($"the body has {what}"),
            Fault.TooFast => Answer.Fault(ErrorTable.ResourceExhausted, $"请求过于频繁 {what}"),
            Fault.Unreadable => Answer.Fault(ErrorTable.Unavailable, $"通话记录暂不可读：{what}"),
            _ => Answer.Fault(ErrorTable.Internal, "内部错误"),
        };

    protected override ValueTask SendAsync(HttpContext http, Answer answer, PooledJson json)
    {
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
        return JsonResponse.SendAsync(http.Response, answer.Error?.Status ?? StatusCodes.Status200OK, json);
    }
}
