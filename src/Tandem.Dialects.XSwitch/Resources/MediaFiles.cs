namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>/api/media_files</c> and <c>POST /api/upload</c>: sounds that queues name by id or path.</summary>
internal static class MediaFiles
{
    /// <summary>Files in one upload.</summary>
    private const int Most = 20;

    /// <summary>When to try again what is too many at once.</summary>
    private const int RetrySeconds = 5;

    /// <summary>What multipart adds around the files.</summary>
    private const long Overhead = 1024 * 1024;

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        string? types = request.Query("types");
        string[] wanted = string.IsNullOrEmpty(types) ? [] : types.Split(',', StringSplitOptions.TrimEntries);
        List<MediaRow> rows = [.. request.Views.Media.All().Where(row => wanted.Length == 0 || wanted.Contains(row.Type))];
        if (!Page.TryRead(request, rows.Count, out Page page, out Answer refused))
        {
            return refused;
        }
        page.Begin(request.Json);
        foreach (MediaRow row in page.Of(rows))
        {
            Write(request.Json, row);
        }
        return page.End(request.Json);
    }

    public static ValueTask<Answer> Get(XSwitchRequest request)
    {
        if (IdOf(request) is not { } id || request.Views.Media[id] is not { } row)
        {
            return Errors.NotFound("no such media file");
        }
        Write(request.Json, row);
        return Answer.Written;
    }

    public static async ValueTask<Answer> Rename(XSwitchRequest request)
    {
        if (IdOf(request) is not { } id)
        {
            return Errors.NotFound("no such media file");
        }
        string name = request.Fields.Required("name", XSwitchLimits.Name);
        if (request.Fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new RenameMedia(id, name));
        return Envelope.Of(request, outcome, MediaIds.Shown(id));
    }

    public static async ValueTask<Answer> Delete(XSwitchRequest request)
    {
        if (IdOf(request) is not { } id)
        {
            return Errors.NotFound("no such media file");
        }
        Outcome outcome = await request.AskAsync(new RemoveMedia(id));
        if (outcome is not { IsOk: true, Value: MediaRow row })
        {
            return Errors.Of(outcome);
        }
        request.Caller.Door.Sounds.Delete(row.Path);
        return Envelope.Of(request, MediaIds.Shown(id));
    }

    private static int? IdOf(XSwitchRequest request) => request.Id("id") is { } shown ? MediaIds.Own(shown) : null;

    /// <summary>Multipart; all of its files are kept or none. Answers the new rows.</summary>
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
        List<MediaDraft> drafts = [];
        List<MediaRow> made = [];
        try
        {
            if (await KeepAllAsync(request, new MultipartReader(boundary, request.Http.Request.Body), drafts) is { } refused)
            {
                return refused;
            }
            // Not given up when the client goes away: files whose rows may be there must not be deleted.
            Outcome outcome = await request.AskAsync(new AddMedia(drafts), CancellationToken.None);
            if (outcome is not { IsOk: true, Value: List<MediaRow> rows })
            {
                return Errors.Of(outcome);
            }
            made = rows;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Errors.Invalid($"the multipart body cannot be read: {e.Message}");
        }
        finally
        {
            drafts.Where(_ => made.Count == 0).ToList().ForEach(draft => request.Caller.Door.Sounds.Delete(draft.Path));
        }
        request.Json.WriteStartArray();
        made.ForEach(row => Write(request.Json, row));
        request.Json.WriteEndArray();
        return Answer.Written;
    }

    private static async ValueTask<Answer?> KeepAllAsync(XSwitchRequest request, MultipartReader reader, List<MediaDraft> drafts)
    {
        while (await reader.ReadNextSectionAsync(request.Http.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is not { FileStream: { } content } file)
            {
                continue;
            }
            if (drafts.Count >= Most)
            {
                return Errors.Invalid($"no more than {Most} files at once");
            }
            if (await KeepAsync(request, file.FileName, content, drafts) is { } refused)
            {
                return refused;
            }
        }
        return drafts.Count == 0 ? Errors.Invalid("the body holds no file") : null;
    }

    private static async ValueTask<Answer?> KeepAsync(XSwitchRequest request, string fileName, Stream content, List<MediaDraft> drafts)
    {
        Caller caller = request.Caller;
        ISoundUploads sounds = caller.Door.Sounds;
        StoredSound stored = await sounds.SaveAsync(caller.Tenant.Id, content, XSwitchLimits.Upload, request.Http.RequestAborted);
        string original = Shown(fileName);
        if (stored.Refusal != SoundRefusal.None)
        {
            int code = CodeOf(stored.Refusal);
            int later = stored.Refusal == SoundRefusal.TooMany ? RetrySeconds : 0;
            return Answer.Error(code, code, $"{original}: {stored.Problem}") with { RetryAfterSeconds = later };
        }
        drafts.Add(new(Path.GetFileNameWithoutExtension(original), stored.Path, original, stored.Bytes, stored.DurationMillis));
        return null;
    }

    private static int CodeOf(SoundRefusal refusal) =>
        refusal switch
        {
            SoundRefusal.NoSound => 400,
            SoundRefusal.TooLarge => 413,
            SoundRefusal.TooMany => 429,
            _ => 500,
        };

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
        json.WriteText("id"u8, MediaIds.Shown(row.Id));
        json.WriteString("name"u8, row.Name);
        json.WriteString("description"u8, ""u8);
        json.WriteString("type"u8, row.Type);
        json.WriteString("ext"u8, isFile ? "wav" : "");
        json.WriteString("mime"u8, isFile ? "audio/wav" : "");
        json.WriteString("original_file_name"u8, row.OriginalName);
        json.WriteString("rel_path"u8, row.Path);
        json.WriteString("media_path"u8, row.Path);
        json.WriteNumber("file_size"u8, row.Bytes);
        json.WriteNumber("duration"u8, row.DurationMillis / 1000);
        json.WriteMoment("created_at"u8, row.CreatedMicros);
        json.WriteMoment("updated_at"u8, row.UpdatedMicros);
        json.WriteString("deleted_at"u8, ""u8);
        json.WriteEndObject();
    }
}
