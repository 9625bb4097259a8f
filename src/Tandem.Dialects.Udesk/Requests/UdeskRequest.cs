namespace Tandem.Dialects.Udesk.Requests;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Http.Reading;
using Tandem.Webhooks;

/// <summary>A request whose signature is right, with all a resource needs.</summary>
internal sealed class UdeskRequest(
    HttpContext http,
    FrontDoor door,
    Caller caller,
    SignedQuery signed,
    Fields fields,
    WebhookService webhooks,
    CancellationToken cancel
) : CallerRequest(http, door, caller, cancel)
{
    public Caller Caller => caller;

    public string AppId => caller.AppId;

    /// <summary>Of the body.</summary>
    public Fields Fields => fields;

    public WebhookService Webhooks => webhooks;

    /// <summary>Echoed by sign-in and sign-out.</summary>
    public string MsgId => signed.MsgId;

    /// <summary>Whatever case its name has.</summary>
    public override string Query(string name) => SignedQuery.Of(Http.Request.Query, name);

    /// <summary>Tells the tenant's log what was done here.</summary>
    public Task LogAsync(EventData happened) => caller.Door.LogAsync(caller.Principal.Actor.From(ClientSource.AddressOf(Http)), happened);

    /// <summary>The first bad field, as an answer; null when all are well.</summary>
    public Answer? Problem => fields.Problem is { } problem ? Answer.Error(ErrorTable.InvalidParameter, problem) : null;

    /// <summary>Text that has to be there: its absence is a code of its own.</summary>
    public bool TryRequired(string name, int longest, out string value, out Answer refusal)
    {
        value = fields.Text(name, longest) ?? "";
        refusal = Problem ?? (value.Length == 0 ? Answer.Error(ErrorTable.ParameterEmpty, $"{name} is required") : Answer.Done);
        return refusal.IsSuccess;
    }

    /// <summary>The texts of an array, or of one text alone; false when it is missing or something else.</summary>
    public bool TryTexts(string name, int most, out List<string> values, out Answer refusal)
    {
        values = [];
        refusal = Answer.Error(ErrorTable.ParameterEmpty, $"{name} is required");
        if (fields.Raw(name) is not { } raw)
        {
            return false;
        }
        refusal = Answer.Error(ErrorTable.InvalidParameter, $"{name} is an array of at most {most} strings");
        if (raw.ValueKind != JsonValueKind.Array || raw.GetArrayLength() > most)
        {
            return false;
        }
        foreach (JsonElement item in raw.EnumerateArray())
        {
            string? text = item.ValueKind switch
            {
                JsonValueKind.String => JsonText.Of(item)?.Trim(),
                JsonValueKind.Number => item.GetRawText(),
                _ => null,
            };
            if (string.IsNullOrEmpty(text) || text.Length > UdeskLimits.Id)
            {
                return false;
            }
            values.Add(text);
        }
        values = [.. values.Distinct(StringComparer.Ordinal)];
        return true;
    }
}
