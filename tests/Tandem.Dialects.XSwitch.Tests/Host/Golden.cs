namespace Tandem.Dialects.XSwitch.Tests.Host;

using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>
/// Holds an answer against an example from the documents. Types are strict everywhere: a number is no string. Values are too,
/// but for what differs from one installation to the next: ids, moments, digests, tokens and what the test names free.
/// </summary>
internal static partial class Golden
{
    private static readonly HashSet<string> Ids = ["id", "extn_id", "agent_id", "queue_id", "user_id"];
    private static readonly HashSet<string> Moments = ["created_at", "updated_at", "last_login_at", "last_login_attempt_at", "deleted_at"];
    private static readonly HashSet<string> Digests = ["ha1", "ha1b", "agent_name_md5"];

    // What the older edition has besides, and a client of the newer one may ignore.
    private static readonly HashSet<string> Extra = ["extn_id", "timeout", "hardware_phone_only", "name", "agent_name_md5"];

    public static void Same(string example, Reply reply, params string[] free)
    {
        Assert.Equal(200, reply.Status);
        Compare(JsonElement.Parse(example), reply.Json, "$", "", [.. free]);
    }

    private static void Compare(JsonElement example, JsonElement actual, string path, string key, HashSet<string> free)
    {
        Assert.True(KindOf(example) == KindOf(actual), $"{path} is {actual.ValueKind}, the documents have {example.ValueKind}");
        switch (example.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObjects(example, actual, path, free);
                break;
            case JsonValueKind.Array:
                CompareArrays(example, actual, path, free);
                break;
            default:
                CompareValues(example, actual, path, key, free);
                break;
        }
    }

    private static void CompareObjects(JsonElement example, JsonElement actual, string path, HashSet<string> free)
    {
        foreach (JsonProperty property in example.EnumerateObject())
        {
            Assert.True(actual.TryGetProperty(property.Name, out JsonElement value), $"{path}.{property.Name} is missing");
            Compare(property.Value, value, $"{path}.{property.Name}", property.Name, free);
        }
        foreach (JsonProperty property in actual.EnumerateObject())
        {
            bool known = example.TryGetProperty(property.Name, out _) || Extra.Contains(property.Name) || free.Contains(property.Name);
            Assert.True(known, $"{path}.{property.Name} is not in the documents");
        }
        Assert.Equal(actual.EnumerateObject().Count(), actual.EnumerateObject().DistinctBy(property => property.Name).Count());
    }

    private static void CompareArrays(JsonElement example, JsonElement actual, string path, HashSet<string> free)
    {
        Assert.True(example.GetArrayLength() == actual.GetArrayLength(), $"{path} has {actual.GetArrayLength()} rows: {actual}");
        for (int i = 0; i < example.GetArrayLength(); i++)
        {
            Compare(example[i], actual[i], $"{path}[{i}]", "", free);
        }
    }

    private static void CompareValues(JsonElement example, JsonElement actual, string path, string key, HashSet<string> free)
    {
        string text = actual.ToString();
        if (free.Contains(key))
        {
            return;
        }
        if (Ids.Contains(key))
        {
            Assert.True(Number().IsMatch(text), $"{path} is no id: {text}");
        }
        else if (Moments.Contains(key) && text.Length > 0)
        {
            Assert.True(Moment().IsMatch(text), $"{path} is no moment: {text}");
        }
        else if (Digests.Contains(key) && text.Length > 0)
        {
            Assert.True(Digest().IsMatch(text), $"{path} is no digest: {text}");
        }
        else if (!Moments.Contains(key) && !Digests.Contains(key))
        {
            Assert.True(example.ToString() == text, $"{path} is {text}, the documents have {example}");
        }
    }

    private static JsonValueKind KindOf(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    private static partial Regex Moment();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Digest();
}
