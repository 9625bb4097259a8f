namespace Tandem.Core.Ivr.Reading;

/// <summary>Places in a document as JSON pointers (RFC 6901 §3).</summary>
internal static class JsonPlace
{
    public static string Of(string inside, string name) =>
        name.Length == 0
            ? inside
            : $"{inside}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
