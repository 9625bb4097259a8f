namespace Tandem.Dialects.Udesk.Wire;

using System.Text.Json;
using Tandem.Http.Reading;

/// <summary>
/// Variables that go with a call: a list of <c>{key, type, value}</c>, or an object of names and values; either may come as text. The document's own example
/// writes <c>key/</c>.
/// </summary>
internal static class CallVariables
{
    private const string Field = "variables";
    private const string Shape = "variables is a list of {key, type, value}, or an object of texts and numbers";
    private const int LongestValue = 4_000;

    /// <summary>False, and what is wrong, when it cannot be read.</summary>
    public static bool TryRead(Fields fields, out List<KeyValuePair<string, string>> variables, out string problem)
    {
        variables = [];
        problem = Shape;
        if (fields.Raw(Field) is not { } raw || JsonText.Of(raw) is { } said && string.IsNullOrWhiteSpace(said))
        {
            return true;
        }
        if (raw.ValueKind == JsonValueKind.String && !(JsonText.Of(raw) is { } json && TryParse(json, out raw)))
        {
            return false;
        }
        return raw.ValueKind switch
        {
            JsonValueKind.Object => raw.EnumerateObject().All(Add(variables)),
            JsonValueKind.Array => raw.EnumerateArray().All(AddItem(variables)),
            _ => false,
        };
    }

    private static Func<JsonProperty, bool> Add(List<KeyValuePair<string, string>> to) =>
        property => TryAdd(to, property.Name, property.Value);

    private static Func<JsonElement, bool> AddItem(List<KeyValuePair<string, string>> to) =>
        item =>
            item.ValueKind == JsonValueKind.Object
            && (Text(item, "key") ?? Text(item, "key/")) is { } key
            && item.TryGetProperty("value", out JsonElement value)
            && TryAdd(to, key, value);

    private static bool TryAdd(List<KeyValuePair<string, string>> to, string name, JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        if (text is null || text.Length > LongestValue)
        {
            return false;
        }
        to.Add(new(name, text));
        return true;
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? JsonText.Of(value) : null;

    private static bool TryParse(string text, out JsonElement value)
    {
        value = default;
        try
        {
            value = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
