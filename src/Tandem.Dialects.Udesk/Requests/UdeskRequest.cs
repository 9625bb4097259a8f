namespace Tandem.Dialects.Udesk.Requests;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;
using Tandem.Http.Reading;
using Tandem.Webhooks;

/// <summary>A request whose signature is right, with all a resource needs.</summary>
internal sealed class UdeskRequest(
    HttpContext http,
    Caller caller,
    SignedQuery signed,
    Fields fields,
    WebhookService webhooks,
    CancellationToken cancel
)
{
    public Caller Caller => caller;

    public string AppId => caller.AppId;

    public TenantViews Views => caller.Door.Views;

    /// <summary>Of the body.</summary>
    public Fields Fields => fields;

    public WebhookService Webhooks => webhooks;

    public int Tenant => caller.Tenant.Id;

    /// <summary>Echoed by sign-in and sign-out.</summary>
    public string MsgId => signed.MsgId;

    public string Query(string name) => SignedQuery.Of(http.Request.Query, name);

    /// <summary>A part of the path.</summary>
    public string Path(string name) => Uri.UnescapeDataString(http.Request.RouteValues[name]?.ToString() ?? "");

    public Task<Outcome> AskAsync(Command command) => caller.Door.AskAsync(caller.Principal, ClientSource.AddressOf(http), command, cancel);

    /// <summary>Tells the tenant's log what was done here.</summary>
    public Task LogAsync(EventData happened) => caller.Door.LogAsync(caller.Principal.Actor.From(ClientSource.AddressOf(http)), happened);

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
                JsonValueKind.String => item.GetString()?.Trim(),
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
