namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>A queue as the documents print it: all text in lists, numbers for id and auto_record alone.</summary>
internal static class QueueWire
{
    private static readonly FixedField[] Fixed = [new("load_url", "\"\""), new("load_url_params", "\"{}\""), new("deleted_at", "\"\"")];

    /// <summary>Refuses values that would not be kept, of fields that are shown.</summary>
    public static void CheckFixed(Fields fields) => FixedFields.Check(fields, Fixed);

    /// <summary>The parameters among the fields: a queue is shown with them beside its own.</summary>
    public static List<KeyValuePair<string, string>> ReadParameters(Fields fields)
    {
        List<KeyValuePair<string, string>> parameters = [];
        foreach (string name in fields.Names.Where(ParameterText.IsKnown))
        {
            parameters.Add(new(name, ParameterText.Read(fields, name, name) ?? ""));
        }
        return parameters;
    }

    public static void WriteRow(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteStartObject();
        json.WriteText("id"u8, queue.Id);
        json.WriteTextFlag("auto_record"u8, queue.AutoRecord);
        WriteCommon(json, queue, sounds);
        json.WriteEndObject();
    }

    public static void WriteAlone(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, queue.Id);
        json.WriteFlag("auto_record"u8, queue.AutoRecord);
        WriteCommon(json, queue, sounds);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteString("name"u8, queue.Name);
        json.WriteString("description"u8, queue.Description);
        json.WriteString("cti_template"u8, queue.Kind);
        json.WriteString("strategy"u8, StrategyNames.Plain(queue.Strategy));
        SoundReference.Write(json, "moh_sound", queue.HoldSound, sounds.Find(queue.HoldSound));
        SoundReference.Write(json, "greeting", queue.Greeting, sounds.Find(queue.Greeting));
        json.WriteMoment("created_at"u8, queue.CreatedMicros);
        json.WriteMoment("updated_at"u8, queue.UpdatedMicros);
        FixedFields.Write(json, Fixed);
        foreach (QueueParameter parameter in queue.Parameters)
        {
            if (!parameter.Disabled)
            {
                json.WriteString(parameter.Key, ParameterText.Shown(parameter));
            }
        }
    }
}
