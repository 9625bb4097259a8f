namespace Tandem.Native.Models;

using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

/// <summary>Words of the call centre as this API writes them: small letters, joined by underscores.</summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Of a word from a closed set, e.g. <c>On Break</c>; never of what people typed.</summary>
    public static string Of(string word) => Known.GetOrAdd(word, Write);

    /// <summary>A value of a kind of our own, e.g. <c>own_queues</c>.</summary>
    public static string OfEnum<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Likewise back, of a word that fits the field's pattern; null for none.</summary>
    public static T? ToEnum<T>(string? word)
        where T : struct, Enum => word is null ? null : Enum.GetValues<T>().First(value => OfEnum(value) == word);

    private static string Write(string word)
    {
        StringBuilder text = new(word.Length);
        foreach (char c in word)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != '_')
            {
                text.Append('_');
            }
        }
        return text.ToString().TrimEnd('_');
    }
}
