namespace Tandem.Bayeux;

using System.Text.Json;

/// <summary>The messages of a request: one object or an array of them.</summary>
internal static class BayeuxBody
{
    /// <summary>Null when it is neither, or holds too many.</summary>
    public static IReadOnlyList<JsonElement>? Parse(ReadOnlySpan<byte> body, int most)
    {
        try
        {
            JsonElement root = JsonElement.Parse(body);
            JsonElement[] messages = root.ValueKind switch
            {
                JsonValueKind.Object => [root],
                JsonValueKind.Array when root.GetArrayLength() <= most => [.. root.EnumerateArray()],
                _ => [],
            };
            bool isWhole = messages.All(message => message.ValueKind == JsonValueKind.Object);
            return isWhole && (messages.Length > 0 || root.ValueKind == JsonValueKind.Array) ? messages : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
