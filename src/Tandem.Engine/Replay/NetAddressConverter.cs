namespace Tandem.Engine.Replay;

using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Foundation;

/// <summary>An address as <c>host:port</c>; none as an empty text.</summary>
internal sealed class NetAddressConverter : JsonConverter<NetAddress>
{
    public override NetAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        return text.Length == 0 ? default
            : NetAddress.TryParse(text, out NetAddress address) ? address
            : throw new JsonException($"{text} is no address");
    }

    public override void Write(Utf8JsonWriter writer, NetAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.IsNone ? "" : value.ToString());
}
