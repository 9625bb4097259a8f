using System.Text;

namespace Tandem.Sip.Auth;

/// <summary>The fields of one Authorization header, still pointing into the message.</summary>
internal ref struct DigestCredentials
{
    public DigestAlgorithm Algorithm;
    public ReadOnlySpan<byte> User;
    public ReadOnlySpan<byte> Realm;
    public ReadOnlySpan<byte> Nonce;
    public ReadOnlySpan<byte> Uri;
    public ReadOnlySpan<byte> Response;
    public ReadOnlySpan<byte> Qop;
    public ReadOnlySpan<byte> ClientNonce;
    public ReadOnlySpan<byte> Count;
    public ReadOnlySpan<byte> Opaque;

    /// <summary>Reads <c>Digest name=value, …</c>. False for other schemes, unknown algorithms and broken syntax.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DigestCredentials credentials)
    {
        credentials = default;
        text = text.Trim(" \t\r\n"u8);
        if (text.Length < 7 || !Ascii.EqualsIgnoreCase(text[..6], "Digest"u8) || text[6] is not ((byte)' ' or (byte)'\t'))
        {
            return false;
        }
        AuthParameters parameters = new(text[7..]);
        while (parameters.Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value))
        {
            if (!credentials.Take(name, value))
            {
                return false;
            }
        }
        return !parameters.IsBroken && credentials.Nonce.Length > 0 && credentials.Response.Length > 0;
    }

    private bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(name, "username"u8))
        {
            User = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "realm"u8))
        {
            Realm = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "nonce"u8))
        {
            Nonce = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "uri"u8))
        {
            Uri = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "response"u8))
        {
            Response = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "qop"u8))
        {
            Qop = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "cnonce"u8))
        {
            ClientNonce = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "nc"u8))
        {
            Count = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "opaque"u8))
        {
            Opaque = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "algorithm"u8))
        {
            return TryAlgorithm(value, out Algorithm);
        }
        return true;
    }

    /// <summary>MD5 and SHA-256; the -sess variants are not offered and not taken.</summary>
    public static bool TryAlgorithm(ReadOnlySpan<byte> name, out DigestAlgorithm algorithm)
    {
        algorithm = DigestAlgorithm.Md5;
        if (Ascii.EqualsIgnoreCase(name, "SHA-256"u8))
        {
            algorithm = DigestAlgorithm.Sha256;
            return true;
        }
        return Ascii.EqualsIgnoreCase(name, "MD5"u8);
    }
}
