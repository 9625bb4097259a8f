namespace Tandem.Http.Reading;

using System.Text.Json;

/// <summary>Strings of JSON as text. Half a surrogate pair (<c>"\ud800"</c>) is JSON and no text.</summary>
public static class JsonText
{
    /// <summary>The string's text; null when the value is no string, or no text.</summary>
    public static string? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>All strings in it are text, names too.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
