namespace Tandem.Bayeux;

/// <summary>Names of channels (Bayeux 1.0 §2.2): segments of letters, digits and some marks; no wildcards, no services, no metas.</summary>
internal static class ChannelName
{
    private const int Longest = 128;
    private const string Marks = "-_!~()$@";

    public static bool IsProper(string name) =>
        name.Length is > 1 and <= Longest
        && name[0] == '/'
        && name[1..].Split('/').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || Marks.Contains(c)));

    public static bool IsReserved(string name) =>
        name.StartsWith("/meta/", StringComparison.Ordinal) || name.StartsWith("/service/", StringComparison.Ordinal);
}
