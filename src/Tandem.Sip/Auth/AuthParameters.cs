namespace Tandem.Sip.Auth;

/// <summary>Walks <c>name=value, name="value"</c> (RFC 7235 §2.1). Quoted values come without quotes; escapes are left as they are.</summary>
internal ref struct AuthParameters(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> rest = text;

    /// <summary>The walk ended at something that is no parameter.</summary>
    public bool IsBroken { get; private set; }

    public bool Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = default;
        value = default;
        rest = rest.TrimStart(" \t\r\n,"u8);
        if (rest.Length == 0)
        {
            return false;
        }
        int equals = rest.IndexOf((byte)'=');
        if (equals <= 0)
        {
            IsBroken = true;
            return false;
        }
        name = rest[..equals].Trim(" \t\r\n"u8);
        rest = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
        return rest.Length > 0 && rest[0] == '"' ? Quoted(out value) : Bare(out value);
    }

    private bool Bare(out ReadOnlySpan<byte> value)
    {
        int comma = rest.IndexOf((byte)',');
        value = (comma < 0 ? rest : rest[..comma]).Trim(" \t\r\n"u8);
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return true;
    }

    private bool Quoted(out ReadOnlySpan<byte> value)
    {
        for (int i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\\')
            {
                i++;
            }
            else if (rest[i] == '"')
            {
                value = rest[1..i];
                rest = rest[(i + 1)..];
                return true;
            }
        }
        IsBroken = true;
        value = default;
        return false;
    }
}
