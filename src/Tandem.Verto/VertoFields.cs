namespace Tandem.Verto;

using System.Text.Json;

/// <summary>Reads parameters, tolerantly: what is not there, or of another kind, is empty.</summary>
internal static class VertoFields
{
    private const int Longest = 256;

    /// <summary>A text, or a number as text; empty when there is none, or it is longer than any that means something.</summary>
    public static string Text(this JsonElement of, string name, int longest = Longest)
    {
        string text =
            of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out JsonElement value) ? ""
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
            : "";
        return text.Length > longest ? "" : text;
    }

    public static JsonElement Part(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>One text, or several.</summary>
    public static IEnumerable<string> Texts(this JsonElement of, string name)
    {
        JsonElement value = of.Part(name);
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value
                .EnumerateArray()
                .Where(each => each.ValueKind == JsonValueKind.String)
                .Select(each => each.GetString()!),
            _ => [],
        };
    }
}
