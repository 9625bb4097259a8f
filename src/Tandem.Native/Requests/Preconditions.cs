namespace Tandem.Native.Requests;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tandem.Native.Problems;

/// <summary>
/// Versions of rows as HTTP has them (RFC 9110 §8.8.3, §13.1): the ETag of a row is the time of its last change, which rises with every one.
/// </summary>
internal static class Preconditions
{
    private const string Any = "*";

    public static string TagOf(long version) => $"\"{version.ToString("x", CultureInfo.InvariantCulture)}\"";

    /// <summary>The version that <c>If-Match</c> names; null when there is none, or any will do; false when what it names is no version of ours.</summary>
    public static bool TryIfMatch(HttpRequest request, out long? version)
    {
        version = null;
        StringValues header = request.Headers.IfMatch;
        if (header.Count == 0 || header == Any)
        {
            return true;
        }
        string text = header.ToString().Trim();
        bool read = text.Length > 2 && text[0] == '"' && text[^1] == '"';
        bool known = long.TryParse(read ? text[1..^1] : "", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long number);
        version = number;
        return known;
    }

    /// <summary>The refusal when <c>If-Match</c> names another version than there is; null when it may go on.</summary>
    /// <param name="there">Null where there is no such row: none is what the client has seen.</param>
    public static Refusal? Refuse(HttpRequest request, long? there, out long? seen) =>
        TryIfMatch(request, out seen) && (seen is null || seen == there) ? null : Staleness.Refusal;

    /// <summary>Whether the client has this version already.</summary>
    public static bool Has(HttpRequest request, string tag)
    {
        StringValues header = request.Headers.IfNoneMatch;
        return header.Count > 0 && header.ToString().Contains(tag, StringComparison.Ordinal);
    }
}
