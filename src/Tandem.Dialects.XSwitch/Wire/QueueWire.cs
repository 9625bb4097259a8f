namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;

/// <summary>A queue as the documents print it: all text in lists, numbers for id and auto_record alone.</summary>
internal static class QueueWire
{
    public static void WriteRow(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteStartObject();
        json.WriteString("id", WireText.Of(queue.Id));
        json.WriteString("auto_record", queue.AutoRecord ? "1" : "0");
        WriteCommon(json, queue, sounds);
        json.WriteEndObject();
    }

    public static void WriteAlone(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteStartObject();
        json.WriteNumber("id", queue.Id);
        json.WriteNumber("auto_record", queue.AutoRecord ? 1 : 0);
        WriteCommon(json, queue, sounds);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, QueueRow queue, KnownSounds sounds)
    {
        json.WriteString("name", queue.Name);
        json.WriteString("description", queue.Description);
        json.WriteString("cti_template", queue.Kind);
        json.WriteString("strategy", queue.Strategy);
        SoundReference.Write(json, "moh_sound", queue.HoldSound, sounds.Find(queue.HoldSound));
        SoundReference.Write(json, "greeting", queue.Greeting, sounds.Find(queue.Greeting));
        json.WriteString("load_url", "");
        json.WriteString("load_url_params", "{}");
        json.WriteString("created_at", WireText.Moment(queue.CreatedMicros));
        json.WriteString("updated_at", WireText.Moment(queue.UpdatedMicros));
        json.WriteString("deleted_at", "");
        foreach (QueueParameter parameter in queue.Parameters)
        {
            if (!parameter.Disabled)
            {
                json.WriteString(parameter.Key, parameter.Value);
            }
        }
    }
}
