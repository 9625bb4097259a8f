namespace Tandem.Speech.Contract;

/// <summary>How services of the operator are told who asks.</summary>
internal static class Authorization
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string key) =>
        key.Length == 0 ? [] : [new("authorization", $"Bearer {key}")];
}
