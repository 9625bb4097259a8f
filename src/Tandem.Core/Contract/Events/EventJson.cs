namespace Tandem.Core.Contract.Events;

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Events as people and programs outside read them: one envelope for all, the data of the kind inside.</summary>
public static class EventJson
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new KnownGuid() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    private static readonly JsonEncodedText Micros = JsonEncodedText.Encode("micros");
    private static readonly JsonEncodedText Call = JsonEncodedText.Encode("call");
    private static readonly JsonEncodedText Leg = JsonEncodedText.Encode("leg");
    private static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("seq");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText By = JsonEncodedText.Encode("by");
    private static readonly JsonEncodedText From = JsonEncodedText.Encode("from");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    /// <summary>For writers of events: text stays as it is, whatever language.</summary>
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, Event happened)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Id, happened.Id);
        writer.WriteString(Type, EventTable.Of(happened.Data).Name);
        writer.WriteString(Time, Moment(happened.WallMicros));
        writer.WriteNumber(Micros, happened.MonoMicros);
        if (happened.Call != Guid.Empty)
        {
            writer.WriteString(Call, happened.Call);
            writer.WriteNumber(Sequence, happened.Sequence);
        }
        if (happened.Leg != Guid.Empty)
        {
            writer.WriteString(Leg, happened.Leg);
        }
        writer.WriteNumber(Version, happened.Version);
        writer.WriteString(By, happened.By.Text);
        if (happened.By.Address.Length > 0)
        {
            writer.WriteString(From, happened.By.Address);
        }
        writer.WritePropertyName(Data);
        JsonSerializer.Serialize(writer, happened.Data, happened.Data.GetType(), Format);
        writer.WriteEndObject();
    }

    /// <summary>ISO 8601 with microseconds, UTC.</summary>
    public static string Moment(long wallMicros) =>
        DateTime.UnixEpoch.AddTicks(wallMicros * TimeSpan.TicksPerMicrosecond).ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>An id that is not there is null.</summary>
    private sealed class KnownGuid : JsonConverter<Guid>
    {
        public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? Guid.Empty : reader.GetGuid();

        public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
        {
            if (value == Guid.Empty)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteStringValue(value);
            }
        }
    }
}
