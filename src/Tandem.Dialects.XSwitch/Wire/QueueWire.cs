namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;

/// <summary>A queue as the documents print it: all text in lists, numbers for id and auto_record alone.</summary>
internal static class QueueWire
{
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
        json.WriteString("strategy"u8, queue.Strategy);
        SoundReference.Write(json, "moh_sound", queue.HoldSound, sounds.Find(queue.HoldSound));
        SoundReference.Write(json, "greeting", queue.Greeting, sounds.Find(queue.Greeting));
        json.WriteString("load_url"u8, ""u8);
        json.WriteString("load_url_params"u8, "{}"u8);
        json.WriteMoment("created_at"u8, queue.CreatedMicros);
        json.WriteMoment("updated_at"u8, queue.UpdatedMicros);
        json.WriteString("deleted_at"u8, ""u8);
        foreach (QueueParameter parameter in queue.Parameters)
        {
            if (!parameter.Disabled)
            {
                json.WriteString(parameter.Key, parameter.Value);
            }
        }
    }
}
