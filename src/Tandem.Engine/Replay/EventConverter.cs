namespace Tandem.Engine.Replay;

using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Core.Contract.Events;

/// <summary>Events go out of an exchange and never in: they are written only, as readers of the log see them.</summary>
internal sealed class EventConverter : JsonConverter<Event>
{
    public override Event Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("no input has events");

    public override void Write(Utf8JsonWriter writer, Event value, JsonSerializerOptions options) => EventJson.Write(writer, value);
}
