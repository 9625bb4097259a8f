namespace Tandem.Dialects.XSwitch.Resources;

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
        int id = request.Id("id") ?? -1;
        bool administrator = request.Caller.Administrator;
        return new(
            Answer.Bare(json =>
            {
                json.WriteStartArray();
                if (views.Users[id] is { } user && views.Extensions[user.ExtensionId] is { } extension)
                {
                    ExtensionWire.Write(json, extension, user, Ha1.Of(user, views, request.Caller.Domain, administrator));
                }
                json.WriteEndArray();
            })
        );
    }

    public static ValueTask<Answer> QueueNames(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        int id = request.Id("id") ?? -1;
        return new(
            Answer.Bare(json =>
            {
                json.WriteStartArray();
                foreach (TierRow tier in views.Tiers.All())
                {
                    if (tier.UserId == id && views.Queues[tier.QueueId] is { } queue)
                    {
                        json.WriteStartObject();
                        json.WriteString("name", queue.Name);
                        json.WriteEndObject();
                    }
                }
                json.WriteEndArray();
            })
        );
    }
}
