namespace Tandem.Core.Dialing;

using System.Text.Json;

/// <summary>What came with a number: a JSON object of texts, in the order they were given.</summary>
internal static class CampaignVariables
{
    public static List<KeyValuePair<string, string>> Read(string json)
    {
        List<KeyValuePair<string, string>> read = [];
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty each in document.RootElement.EnumerateObject())
        {
            read.Add(new(each.Name, each.Value.GetString() ?? ""));
        }
        return read;
    }
}
