namespace Tandem.Webhooks.Shapes;

using System.Buffers;
using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Webhooks.Contract;

/// <summary>Events as <c>/v1/events</c> shows them, in the payload that Standard Webhooks recommends: type, timestamp, data.</summary>
public sealed class NativeShape : MessageShape
{
    public override string Name => "native";

    public override IEventChoice? Choose(IReadOnlyList<string> types, out string unknown) =>
        EventFilter.TryMake(types, Guid.Empty, 0, 0, out EventFilter filter, out unknown) ? new Choice(filter) : null;

    public override IReadOnlyList<WebhookMessage> Render(Event happened, SubscriptionRow to, ICallHistory history)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, EventJson.WriterOptions);
        string type = EventTable.Of(happened.Data).Name;
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("timestamp", EventJson.Moment(happened.WallMicros));
        json.WritePropertyName("data");
        EventJson.Write(json, happened);
        json.WriteEndObject();
        json.Flush();
        return [new WebhookMessage(MessageIds.Of(to.Tenant, happened), type, Encoding.UTF8.GetString(bytes.WrittenSpan))];
    }

    private sealed class Choice(EventFilter filter) : IEventChoice
    {
        public bool Takes(Event happened) => filter.Takes(happened);

        public bool TakesMessage(string type) => true;
    }
}
