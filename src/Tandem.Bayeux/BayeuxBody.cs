namespace Tandem.Bayeux;

using System.Text.Json;
using Tandem.Http.Reading;

/// <summary>The messages of a request: one object or an array of them.</summary>
internal static class BayeuxBody
{
    /// <summary>Null when it is neither, holds too many, or strings that are no text.</summary>
    public static IReadOnlyList<JsonElement>? Parse(ReadOnlySpan<byte> body, int most)
    {
        try
        {
            JsonElement root = JsonElement.Parse(body);
            JsonElement[]? messages = root.ValueKind switch
            {
                JsonValueKind.Object => [root],
                JsonValueKind.Array when root.GetArrayLength() <= most => [.. root.EnumerateArray()],
                _ => null,
            };
            bool isGood = messages?.All(message => message.ValueKind == JsonValueKind.Object) == true && JsonText.IsWhole(body);
            return isGood ? messages : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
