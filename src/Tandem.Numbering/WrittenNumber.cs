namespace Tandem.Numbering;

using System.Globalization;
using System.Text;

/// <summary>
/// A number, or a name, as people and machines write it: freed of what is no part of it. Whether it is an extension or a queue is asked
/// before it is taken for a number.
/// </summary>
/// <param name="Text">
/// Escapes decoded (RFC 3261 §19.1.4), a <c>tel:</c> before it and parameters behind it cut off (RFC 3966, RFC 4694), invisible marks taken out,
/// full-width characters made plain.
/// </param>
/// <param name="Context">Where a local number counts (RFC 3966 §5.1.5), e.g. <c>+86</c>; empty when that was not said or is no number.</param>
public readonly record struct WrittenNumber(string Text, string Context)
{
    private const int LongestShown = 40;
    private const string Scheme = "tel:";
    private const string ContextParameter = "phone-context=";

    // Visual separators of RFC 3966 §5.1.1, and what else stands between digits in phone books. Spaces and dashes are known by their kind.
    private const string Separators = ".()[]/\u00B7\u2022\u2212\u30FB\u30FC";

    public static WrittenNumber Of(string written)
    {
        string whole = written.Trim();
        string number = whole.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? whole[Scheme.Length..] : whole;
        int parameters = number.IndexOf(';', StringComparison.Ordinal);
        return parameters < 0
            ? new WrittenNumber(Seen(Uri.UnescapeDataString(number)), "")
            : new WrittenNumber(Seen(Uri.UnescapeDataString(number[..parameters])), ContextIn(number.AsSpan(parameters)));
    }

    /// <summary>For people who are told of it.</summary>
    public string Short => Text.Length <= LongestShown ? Text : $"{Text[..LongestShown]}…";

    /// <summary>The digits, with <c>*</c>, <c>#</c> and a <c>+</c> before them; false, and why, when it is no number.</summary>
    public bool TryDigits(out string digits, out string why)
    {
        StringBuilder number = new(Text.Length);
        foreach (char c in Text)
        {
            if (IsSeparator(c))
            {
                continue;
            }
            int digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            bool leads = number.Length == 0 || number[^1] is '*' or '#';
            if (digit < 0 && c is not ('*' or '#') && !(c == '+' && leads))
            {
                digits = "";
                why = $"{Short} is no number: {c} is no digit";
                return false;
            }
            number.Append(digit < 0 ? c : (char)('0' + digit));
        }
        digits = number.ToString();
        bool hasAny = digits.AsSpan().ContainsAnyExcept('+');
        why =
            hasAny ? ""
            : Text.Length == 0 ? "the number is missing"
            : $"{Short} is no number: it has no digits";
        return hasAny;
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

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "-_.!~*'()&=+$,;?/".Contains(c, StringComparison.Ordinal);

    private static bool IsSeparator(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.DashPunctuation
        || Separators.Contains(c, StringComparison.Ordinal);

    // A domain as the context says nothing of digits.
    private static string ContextIn(ReadOnlySpan<char> parameters)
    {
        int at = parameters.IndexOf(ContextParameter, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }
        ReadOnlySpan<char> value = parameters[(at + ContextParameter.Length)..];
        int end = value.IndexOf(';');
        string context = Uri.UnescapeDataString((end < 0 ? value : value[..end]).ToString());
        return context.StartsWith('+') && new WrittenNumber(context, "").TryDigits(out string digits, out _) ? digits : "";
    }

    private static string Seen(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0)
        {
            return text;
        }
        StringBuilder seen = new(text.Length);
        foreach (char c in text)
        {
            if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                // Full-width forms of ASCII (U+FF01 to U+FF5E).
                seen.Append(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c);
            }
        }
        return seen.ToString().Trim();
    }
}
