namespace Tandem.Sip.Headers;

/// <summary>One Via value (RFC 3261 §20.42), blanks allowed around its slashes and colon.</summary>
public readonly ref struct ViaHeader
{
    private ViaHeader(ReadOnlySpan<byte> transport, ReadOnlySpan<byte> host, int port, ReadOnlySpan<byte> parameters)
    {
        Transport = transport;
        Host = host;
        Port = port;
        Parameters = new Parameters(parameters);
    }

    /// <summary>UDP, TCP, TLS … as sent.</summary>
    public ReadOnlySpan<byte> Transport { get; }

    /// <summary>sent-by host.</summary>
    public ReadOnlySpan<byte> Host { get; }

    /// <summary>sent-by port, 0 when none is given.</summary>
    public int Port { get; }

    public Parameters Parameters { get; }

    public ReadOnlySpan<byte> Branch => Parameters["branch"];

    public ReadOnlySpan<byte> Received => Parameters["received"];

    /// <summary>The sender asks for an answer to where the request came from (RFC 3581).</summary>
    public bool HasRport => Parameters.Has("rport");

    /// <summary>The filled-in rport, or 0.</summary>
    public int Rport => Grammar.TryNumber(Parameters["rport"], 65_535, out long port) ? (int)port : 0;

    public static bool TryParse(ReadOnlySpan<byte> text, out ViaHeader via)
    {
        via = default;
        text = Grammar.Trim(text);
        if (!Take(ref text, '/', out ReadOnlySpan<byte> protocol) || !Grammar.EqualsIgnoreCase(protocol, "SIP"))
        {
            return false;
        }
        if (!Take(ref text, '/', out ReadOnlySpan<byte> version) || !Grammar.IsToken(version))
        {
            return false;
        }
        int blank = 0;
        while (blank < text.Length && !Grammar.IsBlank(text[blank]))
        {
            blank++;
        }
        ReadOnlySpan<byte> transport = text[..blank];
        ReadOnlySpan<byte> rest = text[blank..];
        if (!Grammar.IsToken(transport) || rest.IsEmpty)
        {
            return false;
        }
        int semicolon = rest.IndexOf((byte)';');
        ReadOnlySpan<byte> sentBy = semicolon < 0 ? rest : rest[..semicolon];
        if (!HostPort.TryParse(sentBy, out ReadOnlySpan<byte> host, out int port))
        {
            return false;
        }
        via = new ViaHeader(transport, host, port, semicolon < 0 ? default : rest[semicolon..]);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> text, char mark, out ReadOnlySpan<byte> part)
    {
        int at = text.IndexOf((byte)mark);
        part = at < 0 ? default : Grammar.Trim(text[..at]);
        text = at < 0 ? default : Grammar.Trim(text[(at + 1)..]);
        return at > 0;
    }
}
