namespace Tandem.Store.Tracing;

using System.Text;

/// <summary>What the keeper needs of a SIP message, found in one walk over its lines in which its secrets are masked too.</summary>
internal readonly ref struct MessageHead
{
    private MessageHead(ReadOnlySpan<byte> callId, ReadOnlySpan<byte> registers, bool isOptions)
    {
        CallId = callId;
        Registers = registers;
        IsOptions = isOptions;
    }

    /// <summary>Empty when there is none.</summary>
    public ReadOnlySpan<byte> CallId { get; }

    /// <summary>The extension that a REGISTER is about; empty for all other messages.</summary>
    public ReadOnlySpan<byte> Registers { get; }

    /// <summary>OPTIONS, or an answer to it: phones and proxies ask every few seconds whether we are there.</summary>
    public bool IsOptions { get; }

    /// <summary>Masks the message's secrets and reads its head.</summary>
    public static MessageHead Take(Span<byte> message)
    {
        ReadOnlySpan<byte> callId = default;
        ReadOnlySpan<byte> to = default;
        bool isRegister = message.StartsWith("REGISTER "u8);
        Span<byte> rest = message;
        bool inHead = true;
        bool begun = false;
        bool isOptions = false;
        bool masking = false;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            Span<byte> line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            begun |= !line.IsEmpty;
            if (!inHead)
            {
                SecretMask.BodyLine(line);
            }
            else if (line.IsEmpty)
            {
                // Empty lines before a message are no end of its head.
                inHead = !begun;
            }
            else if (line[0] is (byte)' ' or (byte)'\t')
            {
                // A line that goes on (RFC 3261 §7.3.1): of credentials all of it goes, for a value may be cut in two.
                if (masking)
                {
                    line.Fill((byte)'x');
                }
            }
            else
            {
                masking = false;
                switch (line[0] | 0x20)
                {
                    case 'a' when Is(line, "authorization"u8, out Span<byte> value) || Is(line, "authentication-info"u8, out value):
                    case 'p' when Is(line, "proxy-authorization"u8, out value):
                        SecretMask.Credentials(value);
                        masking = true;
                        break;
                    case 'c' when Is(line, "cseq"u8, out Span<byte> sequence):
                        isOptions = sequence.TrimEnd(" \t"u8).EndsWith("OPTIONS"u8);
                        break;
                    case 'c' when Is(line, "call-id"u8, out Span<byte> id):
                    case 'i' when Is(line, "i"u8, out id):
                        callId = id.Trim(" \t"u8);
                        break;
                    case 't' when isRegister && (Is(line, "to"u8, out Span<byte> target) || Is(line, "t"u8, out target)):
                        to = target;
                        break;
                }
            }
        }
        return new MessageHead(callId, UserOf(to), isOptions);
    }

    private static bool Is(Span<byte> line, ReadOnlySpan<byte> name, out Span<byte> value)
    {
        value = default;
        if (line.Length <= name.Length || !Ascii.EqualsIgnoreCase(line[..name.Length], name))
        {
            return false;
        }
        Span<byte> rest = line[name.Length..].TrimStart(" \t"u8);
        value = rest.IsEmpty ? rest : rest[1..];
        return !rest.IsEmpty && rest[0] == ':';
    }

    // sip:1001@domain, whatever stands around it.
    private static ReadOnlySpan<byte> UserOf(ReadOnlySpan<byte> to)
    {
        int at = to.LastIndexOf((byte)'@');
        int colon = at < 0 ? -1 : to[..at].LastIndexOf((byte)':');
        return colon < 0 ? default : to[(colon + 1)..at];
    }
}
