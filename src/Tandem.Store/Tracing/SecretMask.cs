namespace Tandem.Store.Tracing;

/// <summary>
/// Takes secrets out of SIP messages before they are kept: answers to digest challenges, any other credentials, the keys of SDP security
/// descriptions (RFC 4568), ICE passwords, digits a caller keys in. Each byte becomes an x, so that lengths stay true.
/// </summary>
internal static class SecretMask
{
    private const byte Masked = (byte)'x';

    /// <summary>The only parameters of credentials that stay: who, where, how; with the nonce and the answer one could guess the password.</summary>
    private static readonly byte[][] Open =
    [
        "username"u8.ToArray(),
        "realm"u8.ToArray(),
        "uri"u8.ToArray(),
        "algorithm"u8.ToArray(),
        "qop"u8.ToArray(),
        "nc"u8.ToArray(),
    ];

    /// <summary>The value of Authorization, Proxy-Authorization, Authentication-Info.</summary>
    public static void Credentials(Span<byte> value)
    {
        Span<byte> rest = value.TrimStart(" \t"u8);
        // Authentication-Info has parameters only.
        int scheme = rest.IndexOfAny((byte)' ', (byte)'=');
        if (scheme > 0 && rest[scheme] == ' ')
        {
            Span<byte> after = rest[(scheme + 1)..];
            if (!System.Text.Ascii.EqualsIgnoreCase(rest[..scheme], "Digest"u8))
            {
                after.Fill(Masked);
                return;
            }
            rest = after;
        }
        Parameters(rest);
    }

    /// <summary>A line of a body.</summary>
    public static void BodyLine(Span<byte> line)
    {
        if (line.StartsWith("a=crypto:"u8))
        {
            int at = line.IndexOf("inline:"u8);
            line[(at < 0 ? "a=crypto:".Length : at + "inline:".Length)..].Fill(Masked);
        }
        else if (line.StartsWith("k="u8))
        {
            line[2..].Fill(Masked);
        }
        else if (line.StartsWith("a=ice-pwd:"u8))
        {
            line["a=ice-pwd:".Length..].Fill(Masked);
        }
        else if (line.Length > "Signal".Length && System.Text.Ascii.EqualsIgnoreCase(line[.."Signal".Length], "Signal"u8))
        {
            int equals = line.IndexOf((byte)'=');
            line[(equals + 1)..].Fill(Masked);
        }
    }

    private static void Parameters(Span<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            int equals = rest.IndexOf((byte)'=');
            if (equals < 0)
            {
                rest.Fill(Masked);
                return;
            }
            bool isOpen = IsOpen(rest[..equals].Trim(" \t,"u8));
            rest = rest[(equals + 1)..];
            int end = EndOfValue(rest);
            if (!isOpen)
            {
                Hide(rest[..end]);
            }
            rest = rest[end..];
        }
    }

    private static bool IsOpen(ReadOnlySpan<byte> name)
    {
        foreach (byte[] each in Open)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(name, each))
            {
                return true;
            }
        }
        return false;
    }

    // A quoted value ends with its quote, another one with the comma.
    private static int EndOfValue(ReadOnlySpan<byte> rest)
    {
        int start = 0;
        while (start < rest.Length && rest[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }
        if (start < rest.Length && rest[start] == '"')
        {
            for (int i = start + 1; i < rest.Length; i++)
            {
                if (rest[i] == '\\')
                {
                    i++;
                }
                else if (rest[i] == '"')
                {
                    return i + 1;
                }
            }
            return rest.Length;
        }
        int comma = rest.IndexOf((byte)',');
        return comma < 0 ? rest.Length : comma;
    }

    private static void Hide(Span<byte> value)
    {
        value = value.Trim(" \t"u8);
        bool isQuoted = value.Length > 0 && value[0] == '"';
        bool isClosed = value.Length > 1 && value[^1] == '"';
        value[(isQuoted ? 1 : 0)..(value.Length - (isQuoted && isClosed ? 1 : 0))].Fill(Masked);
    }
}
