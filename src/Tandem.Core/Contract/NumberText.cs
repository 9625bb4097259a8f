namespace Tandem.Core.Contract;

using System.Globalization;
using System.Text;

/// <summary>
/// Numbers as people and machines write them: escapes, parameters, spaces, dashes, brackets, full-width digits, marks nobody sees. Whether a text
/// is an extension or a queue is asked before it is taken for a number.
/// </summary>
public static class NumberText
{
    private const string Separators = " -.()[]/\u00A0\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u3000\uFF08\uFF09\uFF0D\uFF0E";
    private const string UserMarks = "-_.!~*'()&=+$,;?/";

    /// <summary>The user part of a SIP or tel URI as text: escapes decoded (RFC 3261 §19.1.4), parameters cut off (RFC 3966, RFC 4694), invisible marks taken out.</summary>
    public static string OfUri(ReadOnlySpan<byte> user)
    {
        int parameters = user.IndexOf((byte)';');
        return Visible(Uri.UnescapeDataString(Encoding.UTF8.GetString(parameters < 0 ? user : user[..parameters])));
    }

    /// <summary>What somebody typed or sent: as <see cref="OfUri"/>, and a <c>tel:</c> before it is nothing.</summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        string number = trimmed.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? trimmed[4..] : trimmed;
        int parameters = number.IndexOf(';', StringComparison.Ordinal);
        return Visible(Uri.UnescapeDataString(parameters < 0 ? number : number[..parameters]));
    }

    /// <summary>The digits of a number, with <c>+</c>, <c>*</c> and <c>#</c>; null when the text is none.</summary>
    public static string? Dialable(string text)
    {
        StringBuilder number = new(text.Length);
        foreach (char c in text)
        {
            if (Separators.Contains(c, StringComparison.Ordinal))
            {
                continue;
            }
            if (!char.IsAsciiDigit(c) && c is not ('*' or '#') && !(c == '+' && number.Length == 0))
            {
                return null;
            }
            number.Append(c);
        }
        return number.Length == 0 ? null : number.ToString();
    }

    /// <summary>As the user part of a URI: what may not stand there is escaped, e.g. <c>#</c> as <c>%23</c>.</summary>
    public static string Escaped(string number)
    {
        if (number.All(IsPlain))
        {
            return number;
        }
        StringBuilder user = new();
        foreach (byte each in Encoding.UTF8.GetBytes(number))
        {
            user.Append(IsPlain((char)each) ? ((char)each).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{each:X2}"));
        }
        return user.ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || UserMarks.Contains(c, StringComparison.Ordinal);

    private static string Visible(string text)
    {
        StringBuilder seen = new(text.Length);
        foreach (char c in text)
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                continue;
            }
            // Full-width forms of ASCII (U+FF01 to U+FF5E).
            seen.Append(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c);
        }
        return seen.ToString().Trim();
    }
}
