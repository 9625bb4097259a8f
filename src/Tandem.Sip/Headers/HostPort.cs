namespace Tandem.Sip.Headers;

using Tandem.Foundation;

/// <summary><c>host[:port]</c>, an IPv6 reference in brackets.</summary>
public static class HostPort
{
    public static bool TryParse(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host, out int port)
    {
        host = default;
        port = 0;
        text = Grammar.Trim(text);
        int end;
        if (!text.IsEmpty && text[0] == '[')
        {
            end = text.IndexOf((byte)']') + 1;
            if (end == 0 || !NetAddress.TryParseHost(text[..end], out _))
            {
                return false;
            }
        }
        else
        {
            end = text.IndexOf((byte)':');
            end = end < 0 ? text.Length : end;
            if (!IsName(Grammar.Trim(text[..end])))
            {
                return false;
            }
        }
        host = Grammar.Trim(text[..end]);
        ReadOnlySpan<byte> rest = Grammar.Trim(text[end..]);
        if (rest.IsEmpty)
        {
            return true;
        }
        if (rest[0] != ':' || !Grammar.TryNumber(Grammar.Trim(rest[1..]), 65_535, out long number))
        {
            return false;
        }
        port = (int)number;
        return true;
    }

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (byte c in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'.' or (byte)'_'))
            {
                return false;
            }
        }
        return !text.IsEmpty;
    }
}
