namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tandem.Access;
using Tandem.Core.Commands;
using Tandem.Core.Configuration;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>/api/media_files</c> and <c>POST /api/upload</c>: sounds that queues name by id or path.</summary>
internal static class MediaFiles
{
    /// <summary>Files in one upload.</summary>
    private const int Most = 20;

    /// <summary>What multipart adds around the files.</summary>
    private const long Overhead = 1024 * 1024;

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        string? types = request.Query("types");
        string[] wanted = string.IsNullOrEmpty(types) ? [] : types.Split(',', StringSplitOptions.TrimEntries);
        List<MediaRow> rows = [.. request.Views.Media.All().Where(row => wanted.Length == 0 || wanted.Contains(row.Type))];
        return new(Page.Of(request, rows, rows.Count, Write));
    }

    public static ValueTask<Answer> Get(XSwitchRequest request) =>
        request.Id(0) is { } id && request.Views.Media[id] is { } row
            ? new(Answer.Bare(json => Write(json, row)))
            : new(Errors.NotFound("no such media file"));

    public static async ValueTask<Answer> Rename(XSwitchRequest request)
    {
        if (request.Id(0) is not { } id)
        {
            return Errors.NotFound("no such media file");
        }
        string name = request.Fields.Required("name", XSwitchLimits.Name);
        if (request.Fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new RenameMedia(id, name));
        return outcome.IsOk ? Answer.Data(id) : Errors.Of(outcome, callControl: false);
    }

    public static async ValueTask<Answer> Delete(XSwitchRequest request)
    {
        if (request.Id(0) is not { } id)
        {
            return Errors.NotFound("no such media file");
        }
        Outcome outcome = await request.AskAsync(new RemoveMedia(id));
        if (outcome is not { IsOk: true, Value: MediaRow row })
        {
            return Errors.Of(outcome, callControl: false);
        }
        request.Caller.Door.Sounds.Delete(row.Path);
        return Answer.Data(id);
    }

    /// <summary>Multipart; each file is checked before its row is made. Answers the new rows.</summary>
    public static async ValueTask<Answer> Upload(XSwitchRequest request)
    {
        if (request.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = XSwitchLimits.Upload + Overhead;
        }
        if (request.Http.Request.ContentLength > XSwitchLimits.Upload + Overhead)
        {
            return TooLarge();
        }
        string type = request.Http.Request.ContentType ?? "";
        bool isMultipart =
            MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? parsed)
            && parsed.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        string boundary = isMultipart ? HeaderUtilities.RemoveQuotes(parsed!.Boundary).ToString() : "";
        if (boundary.Length is 0 or > 70)
        {
            return Errors.Invalid("the body must be multipart/form-data with a file");
        }
        List<MediaRow> made = [];
        MultipartReader reader = new(boundary, request.Http.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(request.Http.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { FileStream: { } content } file)
                {
                    if (made.Count >= Most)
                    {
                        return Errors.Invalid($"no more than {Most} files at once; the first {Most} are kept");
                    }
                    if (await KeepAsync(request, file.FileName, content, made) is { } refused)
                    {
                        return refused;
                    }
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Errors.Invalid($"the multipart body cannot be read: {e.Message}");
        }
        return made.Count == 0
            ? Errors.Invalid("the body holds no file")
            : Answer.Bare(json =>
            {
                json.WriteStartArray();
                made.ForEach(row => Write(json, row));
                json.WriteEndArray();
            });
    }

    private static async ValueTask<Answer?> KeepAsync(XSwitchRequest request, string fileName, Stream content, List<MediaRow> made)
    {
        Caller caller = request.Caller;
        ISoundUploads sounds = caller.Door.Sounds;
        StoredSound stored = await sounds.SaveAsync(caller.Tenant, content, XSwitchLimits.Upload, request.Http.RequestAborted);
        if (stored.Path.Length == 0)
        {
            return stored.IsTooLarge ? TooLarge() : Errors.Invalid($"{Shown(fileName)}: {stored.Problem}");
        }
        string original = Shown(fileName);
        AddMedia command = new(Path.GetFileNameWithoutExtension(original), stored.Path, original, stored.Bytes, stored.DurationMillis);
        Outcome outcome = await request.AskAsync(command);
        if (outcome is { IsOk: true, Value: MediaRow row })
        {
            made.Add(row);
            return null;
        }
        sounds.Delete(stored.Path);
        return Errors.Of(outcome, callControl: false);
    }

    private static string Shown(string fileName)
    {
        string last = Path.GetFileName(fileName.Replace('\\', '/'));
        return last.Length > XSwitchLimits.Name ? last[..XSwitchLimits.Name] : last;
    }

    private static Answer TooLarge() => Answer.Error(413, 413, $"the file is too large: at most {XSwitchLimits.Upload} bytes");

    private static void Write(Utf8JsonWriter json, MediaRow row)
    {
        bool isFile = row.Type == "UPLOAD";
        json.WriteStartObject();
        json.WriteString("id", WireText.Of(row.Id));
        json.WriteString("name", row.Name);
        json.WriteString("description", "");
        json.WriteString("type", row.Type);
        json.WriteString("ext", isFile ? "wav" : "");
        json.WriteString("mime", isFile ? "audio/wav" : "");
        json.WriteString("original_file_name", row.OriginalName);
        json.WriteString("rel_path", row.Path);
        json.WriteString("media_path", row.Path);
        json.WriteNumber("file_size", row.Bytes);
        json.WriteNumber("duration", row.DurationMillis / 1000);
        json.WriteString("created_at", WireText.Moment(row.CreatedMicros));
        json.WriteString("updated_at", WireText.Moment(row.UpdatedMicros));
        json.WriteString("deleted_at", "");
        json.WriteEndObject();
    }
}
