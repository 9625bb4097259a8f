using System.Security.Cryptography;
using System.Text;

namespace Tandem.Sip.Auth;

/// <summary>The hash behind a digest (RFC 7616 §6.1, RFC 8760).</summary>
internal enum DigestAlgorithm : byte
{
    Md5,
    Sha256,
}

/// <summary>The arithmetic of digest (RFC 7616 §3.4), on bytes, without allocation.</summary>
internal static class DigestResponse
{
    /// <summary>Hexadecimal digits of a hash.</summary>
    public static int HexLength(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Md5 ? 32 : 64;

    /// <summary>H(user:realm:password), lower-case hexadecimal.</summary>
    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password)
    {
        Span<byte> hex = stackalloc byte[64];
        int length = Hash(algorithm, Encoding.UTF8.GetBytes($"{user}:{realm}:{password}"), hex);
        return Encoding.ASCII.GetString(hex[..length]);
    }

    /// <summary>Writes response in hexadecimal and returns its length. Without qop it is RFC 2069's form.</summary>
    public static int Compute(
        DigestAlgorithm algorithm,
        ReadOnlySpan<byte> ha1,
        ReadOnlySpan<byte> method,
        ReadOnlySpan<byte> uri,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> count,
        ReadOnlySpan<byte> clientNonce,
        ReadOnlySpan<byte> qop,
        Span<byte> hex
    )
    {
        int total = Math.Max(
            method.Length + uri.Length + 1,
            ha1.Length + nonce.Length + count.Length + clientNonce.Length + qop.Length + 64 + 5
        );
        Span<byte> text = total <= 1024 ? stackalloc byte[1024] : new byte[total];
        Span<byte> ha2 = stackalloc byte[64];
        int at = 0;
        Put(text, ref at, method, false);
        Put(text, ref at, uri, true);
        int ha2Length = Hash(algorithm, text[..at], ha2);
        at = 0;
        Put(text, ref at, ha1, false);
        Put(text, ref at, nonce, true);
        if (qop.Length > 0)
        {
            Put(text, ref at, count, true);
            Put(text, ref at, clientNonce, true);
            Put(text, ref at, qop, true);
        }
        Put(text, ref at, ha2[..ha2Length], true);
        return Hash(algorithm, text[..at], hex);
    }

    private static void Put(Span<byte> text, ref int at, ReadOnlySpan<byte> part, bool colon)
    {
        if (colon)
        {
            text[at++] = (byte)':';
        }
        part.CopyTo(text[at..]);
        at += part.Length;
    }

    private static int Hash(DigestAlgorithm algorithm, ReadOnlySpan<byte> data, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[32];
        int length;
        if (algorithm == DigestAlgorithm.Md5)
        {
#pragma warning disable CA5351 // RFC 7616 keeps MD5 for phones that know nothing else; SHA-256 is offered first.
            length = MD5.HashData(data, hash);
#pragma warning restore CA5351
        }
        else
        {
            length = SHA256.HashData(data, hash);
        }
        Convert.TryToHexStringLower(hash[..length], hex, out int written);
        return written;
    }
}
