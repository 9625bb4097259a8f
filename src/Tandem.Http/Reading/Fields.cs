namespace Tandem.Http.Reading;

using System.Globalization;
using System.Text.Json;

/// <summary>
/// The named values of a request body, JSON object or form, read with the tolerance vendors' own examples need: a number
/// may come as text and text as a number, and white space around a value means nothing. The first value that makes no sense is kept
/// in <see cref="Problem"/>.
/// </summary>
public sealed class Fields
{
    private static readonly JsonElement EmptyArray = JsonElement.Parse("[]");

    private readonly List<KeyValuePair<string, JsonElement>> values = [];

    private readonly string prefix;
    private readonly Fields? parent;
    private string? problem;

    private Fields(string prefix, Fields? parent)
    {
        this.prefix = prefix;
        this.parent = parent;
    }

    /// <summary>What is wrong with the first bad value (of inner objects too), naming it; null while all is well.</summary>
    public string? Problem => parent is null ? problem : parent.Problem;

    public static Fields None() => new("", null);

    /// <exception cref="InvalidOperationException">A name holds half a surrogate pair.</exception>
    public static Fields FromObject(JsonElement value) => Filled(value, new Fields("", null));

    private static Fields Filled(JsonElement value, Fields fields)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            fields.values.Add(new(property.Name, property.Value));
        }
        return fields;
    }

    public static Fields FromPairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        Fields fields = new("", null);
        foreach (KeyValuePair<string, string> pair in pairs)
        {
            fields.values.Add(new(pair.Key, JsonSerializer.SerializeToElement(pair.Value)));
        }
        return fields;
    }

    /// <summary>Every name that has a value, once.</summary>
    public IEnumerable<string> Names => values.Select(value => value.Key).Distinct(StringComparer.Ordinal).Where(Has);

    public bool Has(string name) => Raw(name) is not null;

    /// <summary>The value as it came; null when absent or JSON null. Of a name given twice the last counts.</summary>
    public JsonElement? Raw(string name)
    {
        for (int i = values.Count - 1; i >= 0; i--)
        {
            if (string.Equals(values[i].Key, name, StringComparison.Ordinal))
            {
                return values[i].Value.ValueKind == JsonValueKind.Null ? null : values[i].Value;
            }
        }
        return null;
    }

    /// <summary>Text of at most <paramref name="longest"/> characters, without the white space around it; null when absent.</summary>
    /// <param name="name">Of the field.</param>
    /// <param name="longest">Characters, and one more is wrong.</param>
    /// <param name="lines">Whether it may have several lines. What ends up in headers, file names and logs may not.</param>
    public string? Text(string name, int longest, bool lines = false) =>
        Raw(name) is { } value ? Checked(name, AsText(value, name)?.Trim(), longest, lines) : null;

    /// <summary>Text that must be there and not empty.</summary>
    public string Required(string name, int longest) => OrRequired(name, Text(name, longest));

    /// <summary>As <see cref="Text"/>, but exactly as it came: white space is part of a password. Null when there is nothing else in it.</summary>
    public string? Secret(string name, int longest)
    {
        string? text = Raw(name) is { } value ? Checked(name, AsText(value, name), longest, lines: false) : null;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>A whole number within the bounds, also when sent as text; null when absent or empty text.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }
        string text = value.ValueKind switch
        {
            JsonValueKind.String => Characters(value, name).Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "none",
        };
        if (text.Length == 0)
        {
            return null;
        }
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
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

    /// <summary>True or false, also as 1/0 or as any of the words that telephone engines take; null when absent or empty text.</summary>
    public bool? Truth(string name)
    {
        if (Raw(name) is not { } value)
        {
            return null;
        }
        string text = value.ValueKind == JsonValueKind.String ? Characters(value, name).Trim() : value.GetRawText();
        bool? truth = TruthWords.Read(text);
        if (truth is null && text.Length > 0)
        {
            Wrong(name, "must be 0 or 1");
        }
        return truth;
    }

    /// <summary>
    /// The object of that name, also when sent as text that holds one; without fields when absent, or the empty array that PHP makes of an
    /// empty object.
    /// </summary>
    public Fields Object(string name)
    {
        if (Raw(name) is not { } value)
        {
            return new Fields("", this);
        }
        if (value.ValueKind == JsonValueKind.String)
        {
            string text = Characters(value, name);
            value = string.IsNullOrWhiteSpace(text) ? EmptyArray : Parsed(text) ?? value;
        }
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        {
            return new Fields("", this);
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong(name, "must be an object");
            return new Fields("", this);
        }
        return Filled(value, new Fields($"{prefix}{name}.", this));
    }

    /// <summary>The objects of the array of that name; null (with <see cref="Problem"/>) when it is missing or no such array.</summary>
    public List<Fields>? Objects(string name, int most)
    {
        if (Raw(name) is not { ValueKind: JsonValueKind.Array } array)
        {
            Wrong(name, "must be an array of objects");
            return null;
        }
        if (array.GetArrayLength() > most)
        {
            Wrong(name, $"holds too many: at most {most}");
            return null;
        }
        List<Fields> found = [];
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                Wrong(name, "must be an array of objects");
                return null;
            }
            found.Add(Filled(item, new Fields($"{prefix}{name}[{found.Count}].", this)));
        }
        return found;
    }

    public void Wrong(string name, string what) => Report($"{prefix}{name} {what}");

    private void Report(string what)
    {
        if (parent is null)
        {
            problem ??= what;
            return;
        }
        parent.Report(what);
    }

    // Half a surrogate pair is JSON but no text.
    private string Characters(JsonElement value, string name)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            Wrong(name, "is not valid Unicode");
            return "";
        }
    }

    private string? AsText(JsonElement value, string name) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Characters(value, name),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    private string? Checked(string name, string? text, int longest, bool lines)
    {
        if (text is null)
        {
            Wrong(name, "must be a string");
        }
        else if (CharacterCount.IsOver(text, longest))
        {
            Wrong(name, $"is too long: at most {longest} characters");
        }
        else if (text.Any(character => char.IsControl(character) && !(lines && character is '\t' or '\r' or '\n')))
        {
            Wrong(name, "holds control characters");
        }
        return text;
    }

    private string OrRequired(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Wrong(name, "is required");
            return "";
        }
        return text;
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
