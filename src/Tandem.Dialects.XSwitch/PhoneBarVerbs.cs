namespace Tandem.Dialects.XSwitch;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>The verbs of <c>cc/ccc/…</c> for phone bars, which ask by WebSocket and not by HTTP: the same rows, rights and answers.</summary>
public sealed class PhoneBarVerbs(FrontDoor door, int sipPort)
{
    private const string Verbs = "cc/ccc/";

    /// <summary>How tokens of this dialect are marked.</summary>
    public static string Face => Auth.Face;

    private readonly Auth auth = new(door, sipPort);

    /// <param name="function">As <c>ccGoReady</c>.</param>
    /// <param name="data">Its parameters, a JSON object.</param>
    /// <returns>The document that the verb answers; an envelope with code, message and reason where it is refused. Null when there is no such verb.</returns>
    public async ValueTask<byte[]?> AskAsync(Principal by, TenantEntry tenant, HttpContext http, string function, ReadOnlyMemory<byte> data)
    {
        if (ResourceTable.Rows.FirstOrDefault(row => row.Method == "POST" && row.Path == Verbs + function) is not { } row)
        {
            return null;
        }
        using PooledJson json = PooledJson.Take();
        Answer answer = await AnswerAsync(row, by, tenant, http, data, json);
        if (answer.Message is { } message)
        {
            json.Clear();
            json.Writer.WriteStartObject();
            json.Writer.WriteNumber("code"u8, answer.Code);
            json.Writer.WriteString("message"u8, message);
            if (answer.Code != StatusCodes.Status200OK)
            {
                json.Writer.WriteString("reason"u8, message);
            }
            json.Writer.WriteEndObject();
        }
        return json.Written().ToArray();
    }

    private async ValueTask<Answer> AnswerAsync(
        Resource row,
        Principal by,
        TenantEntry tenant,
        HttpContext http,
        ReadOnlyMemory<byte> data,
        PooledJson json
    )
    {
        if (door.Rates.Refuse(by) is { } tooFast)
        {
            return Errors.TooMany(tooFast);
        }
        if (BodyFields.Parse(data.Span, "application/json", out string problem) is not { } fields || problem.Length > 0)
        {
            return Errors.Invalid(problem);
        }
        return await row.Handle(new XSwitchRequest(http, auth, new Requests.Caller(by, tenant, default), fields, json.Writer));
    }
}
