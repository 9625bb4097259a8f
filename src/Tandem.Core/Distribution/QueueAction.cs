namespace Tandem.Core.Distribution;

using System.Text.Json;

/// <summary>What becomes of a caller who cannot wait any longer: hung up, or put through to a number.</summary>
/// <param name="Target">The number; empty to hang up.</param>
internal readonly record struct QueueAction(string Target)
{
    /// <summary>Reads <c>{"action":"transfer","data":"1001"}</c> as XSwitch has it; whatever else it is means hang up.</summary>
    public static QueueAction Parse(string text)
    {
        if (text.Length == 0 || text[0] != '{')
        {
            return new QueueAction("");
        }
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            bool transfers = json.RootElement.TryGetProperty("action", out JsonElement action) && action.ValueEquals("transfer");
            return transfers && json.RootElement.TryGetProperty("data", out JsonElement data)
                ? new QueueAction(data.ValueKind == JsonValueKind.String ? data.GetString()! : data.GetRawText())
                : new QueueAction("");
        }
        catch (JsonException)
        {
            return new QueueAction("");
        }
    }
}
