namespace Tandem.Http.Reading;

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

/// <summary>
/// Takes a body for what it is, whatever its content type says: curl without a header calls JSON a form. Never guesses at
/// what is neither.
/// </summary>
public static class BodyFields
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>The fields, or (null and) what is wrong with the body.</summary>
    public static Fields? Parse(ReadOnlySpan<byte> body, string? contentType, out string problem)
    {
        problem = "";
        ReadOnlySpan<byte> text = WithoutByteOrderMark(body).Trim(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return Fields.None();
        }
        bool looksLikeJson = text[0] is (byte)'{' or (byte)'[' or (byte)'"';
        return !looksLikeJson && IsForm(contentType) ? FromForm(text, out problem) : FromJson(text, out problem);
    }

    private static Fields? FromJson(ReadOnlySpan<byte> text, out string problem)
    {
        problem = "";
        try
        {
            JsonElement root = JsonElement.Parse(text);
            if (root.ValueKind == JsonValueKind.Object)
            {
                return Fields.FromObject(root);
            }
            // How PHP writes an empty object.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0)
            {
                return Fields.None();
            }
            problem = "the body must be a JSON object";
        }
        catch (JsonException malformed)
        {
            long line = (malformed.LineNumber ?? 0) + 1;
            long place = (malformed.BytePositionInLine ?? 0) + 1;
            problem = $"the body is not JSON: line {line}, byte {place} does not fit";
        }
        catch (InvalidOperationException)
        {
            problem = "the body is not JSON: a name in it is not valid Unicode";
        }
        return null;
    }

    private static Fields? FromForm(ReadOnlySpan<byte> text, out string problem)
    {
        problem = "";
        try
        {
            using FormReader reader = new(Encoding.UTF8.GetString(text));
            return Fields.FromPairs(reader.ReadForm().Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value[^1] ?? "")));
        }
        catch (InvalidDataException tooMuch)
        {
            problem = $"the form cannot be read: {tooMuch.Message}";
            return null;
        }
    }

    private static bool IsForm(string? contentType) =>
        contentType is null || contentType.StartsWith(FormType, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
