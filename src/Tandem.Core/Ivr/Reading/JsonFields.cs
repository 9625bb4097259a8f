namespace Tandem.Core.Ivr.Reading;

using System.Text.Json;

/// <summary>The fields of one object in a document, each asked for once; what nobody asked for is a fault.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement element;
    private readonly FaultList faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    // Found by name at once: looking through an object of very many fields for each of them takes for ever.
    private Dictionary<string, JsonElement>? byName;

    public JsonFields(JsonElement element, string place, int code, FaultList faults)
    {
        this.element = element;
        this.faults = faults;
        Place = place;
        Code = code;
    }

    /// <summary>A JSON pointer.</summary>
    public string Place { get; }

    /// <summary>Of faults in here.</summary>
    public int Code { get; set; }

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>In the order of the document.</summary>
    public IEnumerable<string> Names => IsObject ? element.EnumerateObject().Select(each => each.Name) : [];

    private Dictionary<string, JsonElement> ByName =>
        byName ??= IsObject ? element.EnumerateObject().ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal) : [];

    public bool IsText(out string text)
    {
        text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        return element.ValueKind == JsonValueKind.String;
    }

    public bool Has(string name) => ByName.ContainsKey(name);

    public void Fault(string name, FaultText text) => faults.Add(PlaceOf(name), Code, name.Length == 0 ? text : text.Of(name));

    public bool HasFaultAt(string name) => faults.IsAt(PlaceOf(name));

    /// <summary>Null where it is absent or null.</summary>
    public JsonElement? Raw(string name)
    {
        asked.Add(name);
        return ByName.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string Text(string name, string otherwise, int most)
    {
        if (Raw(name) is not { } value)
        {
            return otherwise;
        }
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        if (text == null || text.Length > most)
        {
            Fault(name, text == null ? FaultText.NoText : FaultText.TooLong(most));
            return otherwise;
        }
        return text;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Raw(name) is not { } value)
        {
            return otherwise;
        }
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }
        Fault(name, new("is true or false", "应为 true 或 false"));
        return otherwise;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Raw(name) is not { } value)
        {
            return otherwise;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
        {
            return number;
        }
        Fault(name, new($"is a whole number from {least} to {most}", $"应为 {least} 到 {most} 的整数"));
        return otherwise;
    }

    /// <summary>An object inside; an empty one where there is none.</summary>
    public JsonFields Inside(string name, bool isRequired)
    {
        JsonElement? value = Raw(name);
        if (value is not { ValueKind: JsonValueKind.Object } && (isRequired || value != null))
        {
            Fault(name, value == null ? FaultText.Missing : new("is an object", "应为对象"));
        }
        return new JsonFields(value is { ValueKind: JsonValueKind.Object } found ? found : default, PlaceOf(name), Code, faults);
    }

    /// <summary>What is in an array, one after the other; a single one may stand without it.</summary>
    public IEnumerable<JsonFields> List(string name, int most, bool isRequired)
    {
        if (Raw(name) is not { } value)
        {
            if (isRequired)
            {
                Fault(name, FaultText.Missing);
            }
            yield break;
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return new JsonFields(value, PlaceOf(name), Code, faults);
            yield break;
        }
        if (value.GetArrayLength() > most)
        {
            Fault(name, new($"has more than {most} entries", $"超过 {most} 项"));
            yield break;
        }
        int at = 0;
        foreach (JsonElement each in value.EnumerateArray())
        {
            yield return new JsonFields(each, $"{PlaceOf(name)}/{at++}", Code, faults);
        }
    }

    /// <summary>Nothing more is asked for: the rest is not known.</summary>
    public void Done()
    {
        foreach (string name in Names)
        {
            if (!asked.Contains(name))
            {
                string known = string.Join(", ", asked.Order(StringComparer.Ordinal));
                Fault(name, new($"is not known here; known: {known}", $"不是此处的字段；可用字段：{known}"));
            }
        }
    }

    private string PlaceOf(string name) => JsonPlace.Of(Place, name);
}
