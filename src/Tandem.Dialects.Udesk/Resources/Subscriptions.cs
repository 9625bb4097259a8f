namespace Tandem.Dialects.Udesk.Resources;

using System.Globalization;
using System.Text.Json;
using Tandem.Dialects.Udesk.Events;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Http.Reading;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Subscriptions;

/// <summary>URLs that are told what happens, in the document's words.</summary>
internal static class Subscriptions
{
    /// <summary>One with an event that is not known is not made: its name is told.</summary>
    public static async ValueTask<Answer> CreateAsync(UdeskRequest request)
    {
        if (Drafts(request, out Answer refusal) is not { } drafts)
        {
            return refusal;
        }
        List<SubscriptionRow> made = [];
        List<string> failed = [];
        foreach (SubscriptionDraft draft in drafts)
        {
            if (draft.Types!.Any(type => !EventNames.All.Contains(type)))
            {
                failed.Add(draft.Name!);
                continue;
            }
            SubscriptionOutcome outcome = await request.Webhooks.Subscriptions.AddAsync(request.Tenant, UdeskShape.ShapeName, draft);
            if (outcome.Row is { } row)
            {
                made.Add(row);
                await request.LogAsync(SubscriptionAudit.Made(row));
            }
            else if (drafts.Count == 1)
            {
                return Errors.Of(outcome);
            }
            else
            {
                failed.Add(draft.Name!);
            }
        }
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("sub_succ");
            if (made.Count == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteStartArray();
                made.ForEach(row => WriteMade(json, row));
                json.WriteEndArray();
            }
            json.WritePropertyName("sub_fail");
            if (failed.Count == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteStartArray();
                failed.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });
    }

    public static async ValueTask<Answer> ChangeAsync(UdeskRequest request)
    {
        if (Draft(request, request.Fields, out Answer refusal) is not { } draft)
        {
            return refusal;
        }
        bool? enable = request.Fields.Truth("enable");
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (Find(request) is not { } row)
        {
            return NoSubscription(request);
        }
        if (draft.Types!.FirstOrDefault(type => !EventNames.All.Contains(type)) is { } unknown)
        {
            return Answer.Error(ErrorTable.InvalidParameter, $"there is no event {unknown}");
        }
        SubscriptionOutcome outcome = await request.Webhooks.Subscriptions.ChangeAsync(
            request.Tenant,
            row.Id,
            draft with
            {
                IsEnabled = enable,
            }
        );
        if (outcome.Row is not { } changed)
        {
            return Errors.Of(outcome);
        }
        await request.LogAsync(SubscriptionAudit.Changed(row, changed));
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber(changed.Name, changed.Id);
            json.WriteEndObject();
        });
    }

    public static async ValueTask<Answer> DeleteAsync(UdeskRequest request)
    {
        if (Find(request) is not { } row)
        {
            return NoSubscription(request);
        }
        SubscriptionOutcome outcome = await request.Webhooks.Subscriptions.RemoveAsync(request.Tenant, row.Id);
        if (outcome.Code != SubscriptionCode.Done)
        {
            return Errors.Of(outcome);
        }
        await request.LogAsync(SubscriptionAudit.Deleted(row.Id, row));
        return Answer.Of(json =>
        {
            json.WriteStartArray();
            json.WriteEndArray();
        });
    }

    /// <summary>One is shown as an object, as the document has it; several as an array.</summary>
    public static ValueTask<Answer> List(UdeskRequest request)
    {
        SubscriptionRow[] rows = [.. request.Webhooks.Subscriptions.Of(request.Tenant).Where(IsOurs)];
        return Answer.Of(json =>
        {
            if (rows.Length == 1)
            {
                Write(json, rows[0]);
                return;
            }
            json.WriteStartArray();
            foreach (SubscriptionRow row in rows)
            {
                Write(json, row);
            }
            json.WriteEndArray();
        });
    }

    private static List<SubscriptionDraft>? Drafts(UdeskRequest request, out Answer refusal)
    {
        refusal = Answer.Error(ErrorTable.ParameterEmpty, "subscriptions is required");
        List<Fields>? each = request.Fields.Raw("subscriptions") switch
        {
            { ValueKind: JsonValueKind.Object } => [request.Fields.Object("subscriptions")],
            { ValueKind: JsonValueKind.Array } => request.Fields.Objects("subscriptions", UdeskLimits.Subscriptions),
            _ => null,
        };
        if (each is null or { Count: 0 })
        {
            refusal = request.Problem ?? refusal;
            return null;
        }
        List<SubscriptionDraft> drafts = [];
        foreach (Fields fields in each)
        {
            if (Draft(request, fields, out refusal) is not { } draft)
            {
                return null;
            }
            drafts.Add(draft);
        }
        return drafts;
    }

    private static SubscriptionDraft? Draft(UdeskRequest request, Fields fields, out Answer refusal)
    {
        string name = fields.Text("name", UdeskLimits.Name) ?? "";
        string callback = fields.Text("callback", UdeskLimits.Url) ?? "";
        string missing =
            name.Length == 0 ? "name"
            : callback.Length == 0 ? "callback"
            : "";
        refusal = request.Problem ?? Answer.Error(ErrorTable.ParameterEmpty, $"{missing} is required");
        if (request.Problem is not null || missing.Length > 0)
        {
            return null;
        }
        if (fields.Raw("events") is not { ValueKind: JsonValueKind.Array } events || events.GetArrayLength() == 0)
        {
            refusal = Answer.Error(ErrorTable.ParameterEmpty, "events is required");
            return null;
        }
        List<string> types = [];
        foreach (JsonElement item in events.EnumerateArray())
        {
            if (JsonText.Of(item) is not { } type || types.Count >= UdeskLimits.Batch)
            {
                refusal = Answer.Error(ErrorTable.InvalidParameter, "events is an array of names");
                return null;
            }
            types.Add(type);
        }
        return new SubscriptionDraft(name, callback, [.. types.Distinct(StringComparer.Ordinal)], null);
    }

    private static SubscriptionRow? Find(UdeskRequest request) =>
        int.TryParse(request.Path("id"), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
        && request.Webhooks.Subscriptions.ById(request.Tenant, id) is { } row
        && IsOurs(row)
            ? row
            : null;

    private static bool IsOurs(SubscriptionRow row) => row.Shape == UdeskShape.ShapeName;

    private static Answer NoSubscription(UdeskRequest request) =>
        Answer.Error(ErrorTable.NoRecords, $"there is no subscription {request.Path("id")}");

    private static void WriteMade(Utf8JsonWriter json, SubscriptionRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("subid", row.Id);
        json.WriteString("name", row.Name);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SubscriptionRow row)
    {
        json.WriteStartObject();
        json.WriteString("callback", row.Url);
        json.WriteString("enable", row.IsEnabled ? "true" : "false");
        json.WriteStartArray("events");
        foreach (string type in row.Types)
        {
            json.WriteStringValue(type);
        }
        json.WriteEndArray();
        json.WriteString("name", row.Name);
        json.WriteEndObject();
    }
}
