using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;

namespace Tandem.Sip.Auth;

/// <summary>What a nonce that came back is worth.</summary>
internal enum NonceVerdict : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Not ours, or of another realm.</summary>
    Foreign,

    /// <summary>Ours, but too old: the client asks again without bothering its user (stale=true).</summary>
    Stale,
    Good,
}

/// <summary>The name of one nonce: when it was made and its number.</summary>
internal readonly record struct NonceId(long Millis, uint Number);

/// <summary>
/// Nonces without memory: time, a number and an HMAC over both and the realm, in hexadecimal. Nothing is stored until one
/// comes back in a right answer.
/// </summary>
internal sealed class NonceSource(byte[] key, TimeSpan life)
{
    private const int MacBytes = 16;
    private const int IdBytes = 12;

    /// <summary>Characters of a nonce.</summary>
    public const int Length = (IdBytes + MacBytes) * 2;
    private uint number;

    public void Issue(string realm, Now now, Span<byte> nonce)
    {
        Span<byte> raw = stackalloc byte[IdBytes + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(raw, now.Mono.Ticks / TimeSpan.TicksPerMillisecond);
        BinaryPrimitives.WriteUInt32BigEndian(raw[8..], number++);
        Mac(raw[..IdBytes], realm, raw[IdBytes..]);
        Convert.TryToHexStringLower(raw, nonce, out _);
    }

    public NonceVerdict Check(ReadOnlySpan<byte> nonce, string realm, Now now, out NonceId id)
    {
        id = default;
        Span<byte> raw = stackalloc byte[IdBytes + MacBytes];
        if (nonce.Length != Length || Convert.FromHexString(nonce, raw, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return NonceVerdict.Foreign;
        }
        Span<byte> mac = stackalloc byte[MacBytes];
        Mac(raw[..IdBytes], realm, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, raw[IdBytes..]))
        {
            return NonceVerdict.Foreign;
        }
        id = new NonceId(BinaryPrimitives.ReadInt64BigEndian(raw), BinaryPrimitives.ReadUInt32BigEndian(raw[8..]));
        long age = now.Mono.Ticks / TimeSpan.TicksPerMillisecond - id.Millis;
        return age <= (long)life.TotalMilliseconds ? NonceVerdict.Good : NonceVerdict.Stale;
    }

    private void Mac(ReadOnlySpan<byte> id, string realm, Span<byte> mac)
    {
        Span<byte> message = stackalloc byte[IdBytes + 256];
        id.CopyTo(message);
        Encoding.UTF8.TryGetBytes(realm, message[IdBytes..], out int written);
        Span<byte> whole = stackalloc byte[32];
        HMACSHA256.HashData(key, message[..(IdBytes + written)], whole);
        whole[..MacBytes].CopyTo(mac);
    }
}
