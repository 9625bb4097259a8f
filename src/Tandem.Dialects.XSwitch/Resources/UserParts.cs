namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>/api/users/$id/extensions</c> and <c>/api/users/$id/queue/name</c>. A user who is not there has none, as the documents say.</summary>
internal static class UserParts
{
    public static ValueTask<Answer> Extensions(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        if (views.Users[request.Id("id") ?? -1] is { } user && views.Extensions[user.ExtensionId] is { } extension)
        {
            ShownSecrets secrets = request.SecretsOf(user);
            ExtensionWire.Write(json, extension, user, secrets);
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    public static ValueTask<Answer> QueueNames(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        int id = request.Id("id") ?? -1;
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        foreach (TierRow tier in views.Tiers.All())
        {
            if (tier.UserId == id && views.Queues[tier.QueueId] is { } queue)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, queue.Name);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        return Answer.Written;
    }
}
