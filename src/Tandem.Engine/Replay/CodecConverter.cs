namespace Tandem.Engine.Replay;

using System.Text.Json;
using System.Text.Json.Serialization;

/// <summary>A codec as its name and clock rate: <c>PCMU/8000</c>.</summary>
internal sealed class CodecConverter : JsonConverter<Codec>
{
    public override Codec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        foreach (Codec codec in CodecTable.All)
        {
            if (Text(codec) == text)
            {
                return codec;
            }
        }
        throw new JsonException($"{text} is no codec of ours");
    }

    public override void Write(Utf8JsonWriter writer, Codec value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

    private static string Text(Codec codec) => $"{codec.Name}/{codec.ClockRate}";
}
