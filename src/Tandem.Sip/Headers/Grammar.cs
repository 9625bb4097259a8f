namespace Tandem.Sip.Headers;

using System.Text;

/// <summary>Byte-wise text: comparison, trimming and numbers as SIP's grammar has them (RFC 3261 §25.1).</summary>
public static class Grammar
{
    public static bool Equals(ReadOnlySpan<byte> text, string other) =>
        text.Length == other.Length && System.Text.Ascii.Equals(text, other);

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, string other) =>
        text.Length == other.Length && System.Text.Ascii.EqualsIgnoreCase(text, other);

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        text.Length == other.Length && System.Text.Ascii.EqualsIgnoreCase(text, other);

    /// <summary>Linear white space after unfolding: space, tab, and what is left of a line break.</summary>
    public static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }
        return text[start..end];
    }

    /// <summary>Digits only, no sign, no blank; false when empty or above <paramref name="most"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, long most, out long value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return false;
        }
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
            value = value * 10 + (c - '0');
            if (value > most)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>RFC 3261 §25.1 <c>token</c>, at least one character.</summary>
    public static bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (byte c in text)
        {
            if (!IsTokenByte(c))
            {
                return false;
            }
        }
        return !text.IsEmpty;
    }

    public static bool IsTokenByte(byte c) =>
        c
            is >= (byte)'a'
                and <= (byte)'z'
                or >= (byte)'A'
                and <= (byte)'Z'
                or >= (byte)'0'
                and <= (byte)'9'
                or (byte)'-'
                or (byte)'.'
                or (byte)'!'
                or (byte)'%'
                or (byte)'*'
                or (byte)'_'
                or (byte)'+'
                or (byte)'`'
                or (byte)'\''
                or (byte)'~';

    /// <summary>Without the quotes and backslashes of a quoted string; as it is when it is none.</summary>
    public static string Unquote(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return Encoding.UTF8.GetString(text);
        }
        text = text[1..^1];
        if (text.IndexOf((byte)'\\') < 0)
        {
            return Encoding.UTF8.GetString(text);
        }
        byte[] plain = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
            }
            plain[length++] = text[i];
        }
        return Encoding.UTF8.GetString(plain, 0, length);
    }

    /// <summary>
    /// The index of the first <paramref name="mark"/> outside quoted strings and, where asked, outside angle brackets; −1 if none.
    /// </summary>
    public static int IndexOutside(ReadOnlySpan<byte> text, byte mark, bool skipBrackets)
    {
        bool quoted = false;
        bool bracketed = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (quoted)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
            }
            else if (c == mark && !bracketed)
            {
                return i;
            }
            else if (c == '"' && !bracketed)
            {
                quoted = true;
            }
            else if (skipBrackets && c == '<')
            {
                bracketed = true;
            }
            else if (skipBrackets && c == '>')
            {
                bracketed = false;
            }
        }
        return -1;
    }
}
