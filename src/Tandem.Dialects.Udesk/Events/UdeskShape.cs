namespace Tandem.Dialects.Udesk.Events;

using System.Buffers;
using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Wire;
using Tandem.Numbering;
using Tandem.Webhooks.Contract;
using Tandem.Webhooks.Shapes;

/// <summary>
/// Events in the document's words: <c>{event, category, AppId, Timestamp, data}</c>. What they carry the document leaves open; <c>docs/dialects/udesk.md</c>
/// says it.
/// </summary>
/// <param name="user">A tenant's user by id; null when there is none.</param>
/// <param name="appOf">A tenant's AppId.</param>
/// <param name="regionOf">Where a tenant dials: how its numbers are written.</param>
public sealed class UdeskShape(Func<int, int, UserRow?> user, Func<int, string> appOf, Func<int, NumberRegion> regionOf) : MessageShape
{
    public const string ShapeName = "udesk";

    public override string Name => ShapeName;

    public override IEventChoice? Choose(IReadOnlyList<string> types, out string unknown)
    {
        unknown = types.FirstOrDefault(type => !EventNames.All.Contains(type)) ?? "";
        return unknown.Length == 0 ? new Choice(types) : null;
    }

    public override IReadOnlyList<WebhookMessage> Render(Event happened, SubscriptionRow to, ICallHistory history)
    {
        List<WebhookMessage> messages = [];
        foreach (EventName name in EventMapping.NamesOf(happened))
        {
            CallStory story = new(history.UpTo(happened), happened.Leg);
            if (EventMapping.IsTold(name, happened, story))
            {
                string id = MessageIds.Of(to.Tenant, happened, messages.Count);
                messages.Add(new WebhookMessage(id, name.Name, Body(to.Tenant, name, happened, story)));
            }
        }
        return messages;
    }

    private string Body(int tenant, EventName name, Event happened, CallStory story)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, EventJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("event", name.Name);
        json.WriteString("category", name.Category);
        json.WriteString("AppId", appOf(tenant));
        json.WriteNumber("Timestamp", happened.WallMicros / 1000);
        json.WriteStartObject("data");
        if (happened.Call != Guid.Empty)
        {
            json.WriteString("CallId", happened.Call);
            json.WriteString("LegId", happened.Leg);
            json.WriteString("Caller", Shown(story.Caller));
            json.WriteString("Called", Shown(story.Called));
            json.WriteString("QueueId", story.QueueId == 0 ? "" : AgentIds.Text(story.QueueId));
            json.WriteString("AgentId", AgentOf(tenant, happened.Data is IOfAgent { AgentId: > 0 } own ? own.AgentId : story.AgentId));
        }
        EventMapping.Write(json, name, happened, story, id => AgentOf(tenant, id), Shown);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);

        string Shown(string number) => NumberForms.National(number, regionOf(tenant));
    }

    private string AgentOf(int tenant, int id) =>
        id == 0 ? ""
        : user(tenant, id) is { } row ? AgentIds.Of(row)
        : AgentIds.Text(id);

    private sealed class Choice(IReadOnlyList<string> types) : IEventChoice
    {
        private readonly HashSet<string> wanted = [.. types];

        public bool Takes(Event happened) => EventMapping.NamesOf(happened).Any(name => TakesMessage(name.Name));

        public bool TakesMessage(string type) => wanted.Count == 0 || wanted.Contains(type);
    }
}
