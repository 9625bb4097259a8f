namespace Tandem.Dialects.XSwitch.Wire;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>
/// A sound as queues name it. In: a media file's id as number or text, an object with <c>media_path</c> or <c>media_id</c>, the same as
/// text, a bare path, or nothing. Kept as one media path; a media file known by id only is the path <c>media:ID</c>.
/// </summary>
internal static class SoundReference
{
    private const string ById = "media:";

    /// <summary>The media path; null when the field is absent.</summary>
    public static string? Read(Fields fields, string name)
    {
        if (fields.Raw(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Object)
        {
            return FromObject(fields.Object(name));
        }
        string text = (fields.Text(name, XSwitchLimits.Description) ?? "").Trim();
        if (text.StartsWith('{'))
        {
            return FromObject(fields.Object(name));
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? MediaRow.PathOf(MediaIds.Own(id)) : text;
    }

    /// <summary>Writes the object the documents show, or the empty text.</summary>
    /// <param name="path">As it is kept: a media path or <c>media:ID</c>.</param>
    /// <param name="media">The media file it stands for; null when there is none.</param>
    public static void Write(Utf8JsonWriter json, string name, string path, MediaRow? media)
    {
        if (path.Length == 0)
        {
            json.WriteString(name, "");
            return;
        }
        bool byId = path.StartsWith(ById, StringComparison.Ordinal);
        json.WriteStartObject(name);
        json.WriteString("media_path"u8, media?.Path ?? (byId ? "" : path));
        if (media is null)
        {
            json.WriteString("media_id"u8, byId ? path.AsSpan(ById.Length) : "");
        }
        else
        {
            json.WriteText("media_id"u8, MediaIds.Shown(media.Id));
        }
        json.WriteString("media_type"u8, media?.Type ?? TypeOf(path));
        json.WriteEndObject();
    }

    private static string FromObject(Fields sound)
    {
        string path = sound.Text("media_path", XSwitchLimits.Description) ?? "";
        string id = sound.Text("media_id", XSwitchLimits.Name) ?? "";
        return path.Length > 0 || id.Length == 0 ? path : ById + MediaIds.Own(id);
    }

    private static string TypeOf(string path) =>
        path switch
        {
            _ when path.StartsWith("phrase:", StringComparison.Ordinal) => "SYSTEM",
            _ when path.StartsWith("tone_stream:", StringComparison.Ordinal) => "RINGTONE",
            _ => "UPLOAD",
        };
}
