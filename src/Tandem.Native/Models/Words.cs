namespace Tandem.Native.Models;

using System.Collections.Concurrent;
using System.Text;

/// <summary>Words of the call centre as this API writes them: small letters, joined by underscores.</summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Of a word from a closed set, e.g. <c>On Break</c>; never of what people typed.</summary>
    public static string Of(string word) => Known.GetOrAdd(word, Write);

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
