namespace Tandem.Sip.Headers;

public enum UriScheme : byte
{
    /// <summary>Not a URI.</summary>
    None,
    Sip,
    Sips,
    Tel,

    /// <summary>A scheme we do not act on (416).</summary>
    Other,
}

/// <summary>A URI read in place (RFC 3261 §19.1, RFC 3966 for <c>tel:</c>, whose number is <see cref="User"/>).</summary>
public readonly ref struct SipUri
{
    private SipUri(
        ReadOnlySpan<byte> text,
        UriScheme scheme,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> password,
        ReadOnlySpan<byte> host,
        int port,
        Parameters parameters,
        ReadOnlySpan<byte> headers
    )
    {
        Text = text;
        Scheme = scheme;
        User = user;
        Password = password;
        Host = host;
        Port = port;
        Parameters = parameters;
        Headers = headers;
    }

    /// <summary>The whole URI as on the wire.</summary>
    public ReadOnlySpan<byte> Text { get; }

    public UriScheme Scheme { get; }

    /// <summary>Still escaped.</summary>
    public ReadOnlySpan<byte> User { get; }

    public ReadOnlySpan<byte> Password { get; }

    /// <summary>Name or address; IPv6 in brackets.</summary>
    public ReadOnlySpan<byte> Host { get; }

    /// <summary>0 when none is given.</summary>
    public int Port { get; }

    public Parameters Parameters { get; }

    /// <summary>After <c>?</c>.</summary>
    public ReadOnlySpan<byte> Headers { get; }

    public static bool TryParse(ReadOnlySpan<byte> text, out SipUri uri)
    {
        uri = default;
        int colon = text.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }
        foreach (byte c in text)
        {
            if (c is <= (byte)' ' or (byte)'<' or (byte)'>' or (byte)'"')
            {
                return false;
            }
        }
        ReadOnlySpan<byte> name = text[..colon];
        ReadOnlySpan<byte> rest = text[(colon + 1)..];
        if (Grammar.EqualsIgnoreCase(name, "tel"))
        {
            int semi = rest.IndexOf((byte)';');
            ReadOnlySpan<byte> number = semi < 0 ? rest : rest[..semi];
            uri = new SipUri(text, UriScheme.Tel, number, default, default, 0, new(semi < 0 ? default : rest[semi..]), default);
            return !number.IsEmpty;
        }
        bool secure = Grammar.EqualsIgnoreCase(name, "sips");
        if (!secure && !Grammar.EqualsIgnoreCase(name, "sip"))
        {
            uri = new SipUri(text, UriScheme.Other, default, default, default, 0, default, default);
            return Grammar.IsToken(name);
        }
        return TryParseSip(text, rest, secure ? UriScheme.Sips : UriScheme.Sip, out uri);
    }

    private static bool TryParseSip(ReadOnlySpan<byte> text, ReadOnlySpan<byte> rest, UriScheme scheme, out SipUri uri)
    {
        uri = default;
        ReadOnlySpan<byte> user = default;
        ReadOnlySpan<byte> password = default;
        // The user part may hold ';' and '?', so the '@' is looked for first; it cannot stand in what follows the host unescaped.
        int at = rest.IndexOf((byte)'@');
        if (at >= 0)
        {
            user = rest[..at];
            rest = rest[(at + 1)..];
            int colon = user.IndexOf((byte)':');
            if (colon >= 0)
            {
                password = user[(colon + 1)..];
                user = user[..colon];
            }
            if (user.IsEmpty || !ValidEscapes(user))
            {
                return false;
            }
        }
        ReadOnlySpan<byte> headers = default;
        int question = rest.IndexOf((byte)'?');
        if (question >= 0)
        {
            headers = rest[(question + 1)..];
            rest = rest[..question];
        }
        ReadOnlySpan<byte> parameters = default;
        int semicolon = rest.IndexOf((byte)';');
        if (semicolon >= 0)
        {
            parameters = rest[semicolon..];
            rest = rest[..semicolon];
        }
        if (!HostPort.TryParse(rest, out ReadOnlySpan<byte> host, out int port))
        {
            return false;
        }
        uri = new SipUri(text, scheme, user, password, host, port, new Parameters(parameters), headers);
        return true;
    }

    private static bool ValidEscapes(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2]))
            )
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// What a number is read from, as on the wire: the user part with its escapes and parameters, or the whole of a <c>tel:</c> URI.
    /// </summary>
    public string NumberText => System.Text.Encoding.UTF8.GetString(Scheme == UriScheme.Tel ? Text : User);

    /// <summary>The user with %-escapes resolved, as text.</summary>
    public string UserText => Unescape(User);

    private static string Unescape(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'%') < 0)
        {
            return System.Text.Encoding.UTF8.GetString(text);
        }
        byte[] plain = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Hex(text[i + 1]) >= 0 && Hex(text[i + 2]) >= 0)
            {
                plain[length++] = (byte)(Hex(text[i + 1]) * 16 + Hex(text[i + 2]));
                i += 2;
            }
            else
            {
                plain[length++] = text[i];
            }
        }
        return System.Text.Encoding.UTF8.GetString(plain, 0, length);
    }

    private static int Hex(byte c) => char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;

    /// <summary>Escapes what may not stand in the user part of a URI (RFC 3261 §25.1).</summary>
    public static string EscapeUser(string user)
    {
        bool plain = true;
        foreach (char c in user)
        {
            plain &= IsUserChar(c);
        }
        if (plain)
        {
            return user;
        }
        System.Text.StringBuilder text = new();
        foreach (byte c in System.Text.Encoding.UTF8.GetBytes(user))
        {
            if (IsUserChar((char)c))
            {
                text.Append((char)c);
            }
            else
            {
                text.Append('%').Append(Convert.ToHexString([c]));
            }
        }
        return text.ToString();
    }

    private static bool IsUserChar(char c) => char.IsAsciiLetterOrDigit(c) || "-_.!~*'()&=+$,;?/".Contains(c, StringComparison.Ordinal);

    /// <summary>Equality as RFC 3261 §19.1.4 defines it.</summary>
    public static bool Equivalent(in SipUri a, in SipUri b)
    {
        if (a.Scheme != b.Scheme)
        {
            return false;
        }
        if (a.Scheme is not (UriScheme.Sip or UriScheme.Sips))
        {
            return Grammar.EqualsIgnoreCase(a.Text, b.Text);
        }
        return a.Port == b.Port
            && Grammar.EqualsIgnoreCase(a.Host, b.Host)
            && Unescape(a.User) == Unescape(b.User)
            && Unescape(a.Password) == Unescape(b.Password)
            && SameParameters(a.Parameters, b.Parameters)
            && SameParameters(b.Parameters, a.Parameters)
            && SameHeaders(a.Headers, b.Headers);
    }

    // user, ttl, method, maddr and transport must be in both or in none; others only must agree where both have them.
    private static bool SameParameters(Parameters a, Parameters b)
    {
        foreach (Parameter one in a)
        {
            string name = System.Text.Encoding.ASCII.GetString(one.Name).ToLowerInvariant();
            bool present = b.TryGet(name, out ReadOnlySpan<byte> other);
            if (!present && (name is "user" or "ttl" or "method" or "maddr" or "transport"))
            {
                return false;
            }
            if (present && !Grammar.EqualsIgnoreCase(one.Value, other))
            {
                return false;
            }
        }
        return true;
    }

    private static bool SameHeaders(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        string[] left = System.Text.Encoding.UTF8.GetString(a).Split('&');
        string[] right = System.Text.Encoding.UTF8.GetString(b).Split('&');
        Array.Sort(left, StringComparer.OrdinalIgnoreCase);
        Array.Sort(right, StringComparer.OrdinalIgnoreCase);
        return left.AsSpan().SequenceEqual(right, StringComparer.OrdinalIgnoreCase);
    }
}
