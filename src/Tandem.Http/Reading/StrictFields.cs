namespace Tandem.Http.Reading;

using System.Globalization;
using System.Text.Json;

/// <summary>
/// The named values of a JSON object, each of its own type: a number for a string or a string for an array is wrong. The first value that is wrong is
/// kept in <see cref="Problem"/>.
/// </summary>
public sealed class StrictFields
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly JsonElement root;

    private StrictFields(JsonElement root) => this.root = root;

    /// <summary>What is wrong with the first bad value; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Which value that is.</summary>
    public string ProblemField { get; private set; } = "";

    /// <summary>The fields of a body, none for an empty one; null, and what is wrong, when it is no JSON object.</summary>
    public static StrictFields? Parse(ReadOnlySpan<byte> body, out string problem)
    {
        problem = "";
        ReadOnlySpan<byte> text = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        try
        {
            JsonElement root = JsonElement.Parse(text.Trim(" \t\r\n"u8).IsEmpty ? "{}"u8 : text);
            if (root.ValueKind == JsonValueKind.Object)
            {
                return new StrictFields(root);
            }
            problem = "the body must be a JSON object";
        }
        catch (JsonException malformed)
        {
            problem =
                $"the body is not JSON: line {(malformed.LineNumber ?? 0) + 1}, byte {(malformed.BytePositionInLine ?? 0) + 1} does not fit";
        }
        return null;
    }

    /// <summary>Text of at most so many characters, without the white space around it; null when absent.</summary>
    public string? Text(string name, int longest) =>
        Raw(name) is not { } value ? null
        : AsText(value, longest, out string problem) is { } text ? text
        : Wrong<string>(name, problem);

    /// <summary>Text that must be there and not empty.</summary>
    public string Required(string name, int longest)
    {
        string? text = Text(name, longest);
        return Problem is null && string.IsNullOrEmpty(text) ? Wrong<string>(name, "is required") ?? "" : text ?? "";
    }

    /// <summary>A whole number within the bounds; null when absent.</summary>
    public long? Whole(string name, long least, long most)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out long number))
        {
            Wrong(name, "must be a whole number");
            return null;
        }
        if (number < least || number > most)
        {
            Wrong(name, $"must be between {least} and {most}");
            return null;
        }
        return number;
    }

    /// <summary>Whole numbers in an array; null when absent.</summary>
    public IReadOnlyList<long>? Wholes(string name, int most)
    {
        List<long> found = [];
        return Each(
            name,
            most,
            item =>
            {
                bool isWhole = item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out _);
                found.Add(isWhole ? item.GetInt64() : 0);
                return isWhole ? "" : "must be an array of whole numbers";
            }
        )
            ? found
            : null;
    }

    /// <summary>Texts in an array; null when absent.</summary>
    public IReadOnlyList<string>? Texts(string name, int most, int longest)
    {
        List<string> found = [];
        return Each(
            name,
            most,
            item =>
            {
                found.Add(AsText(item, longest, out string problem) ?? "");
                return problem.Length > 0 ? $"must be an array of strings: one {problem}" : "";
            }
        )
            ? found
            : null;
    }

    /// <summary>A moment as RFC 3339 writes it, in Unix microseconds; null when absent.</summary>
    public long? Moment(string name)
    {
        if (Text(name, 64) is not { Length: > 0 } text)
        {
            return null;
        }
        if (MicrosOf(text) is { } micros)
        {
            return micros;
        }
        Wrong(name, "must be a moment as RFC 3339 has it, e.g. 2016-01-11T18:25:43Z");
        return null;
    }

    /// <summary>The same of a text; null when it is none.</summary>
    public static long? MicrosOf(string text)
    {
        bool saysZone = text.Length > 6 && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
        return
            saysZone
            && DateTimeOffset.TryParseExact(
                text.ToUpperInvariant(),
                Moments,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateTimeOffset moment
            )
            && moment.Year > 1970
            ? (moment.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond
            : null;
    }

    /// <summary>Says of a field that is there what is wrong with it.</summary>
    public void Wrong(string name, string what)
    {
        if (Problem is null)
        {
            (ProblemField, Problem) = (name, $"{name} {what}");
        }
    }

    private T? Wrong<T>(string name, string what)
        where T : class
    {
        Wrong(name, what);
        return null;
    }

    private bool Each(string name, int most, Func<JsonElement, string> take)
    {
        if (Raw(name) is not { } value)
        {
            return false;
        }
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Wrong(name, $"must be an array of at most {most}");
            return false;
        }
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (take(item) is { Length: > 0 } problem)
            {
                Wrong(name, problem);
                return false;
            }
        }
        return true;
    }

    private static string? AsText(JsonElement value, int longest, out string problem)
    {
        problem = "must be a string";
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }
        string text;
        try
        {
            text = value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            problem = "is not valid Unicode";
            return null;
        }
        problem =
            CharacterCount.IsOver(text, longest) ? $"is too long: at most {longest} characters"
            : text.Any(char.IsControl) ? "holds control characters"
            : "";
        return problem.Length == 0 ? text : null;
    }

    // Null is as good as absent.
    private JsonElement? Raw(string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
