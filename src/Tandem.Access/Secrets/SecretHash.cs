namespace Tandem.Access.Secrets;

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

/// <summary>
/// SHA-256 of a secret that is random itself (a key or a token, never a password): what is kept and looked up in its place, so that neither
/// memory nor disk holds anything that lets anyone in. Looking up by hash tells nothing by its timing.
/// </summary>
public readonly record struct SecretHash(ulong A, ulong B, ulong C, ulong D)
{
    public const int Bytes = 32;

    /// <summary>Longer texts are no secret of ours.</summary>
    public const int LongestSecret = 256;

    /// <summary>The first 64 bits: enough to name it by, useless to get in with.</summary>
    [JsonIgnore]
    public string Short => A.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>False for text that is too long to be one.</summary>
    public static bool TryOf(ReadOnlySpan<char> secret, out SecretHash hash)
    {
        hash = default;
        if (secret.IsEmpty || secret.Length > LongestSecret)
        {
            return false;
        }
        Span<byte> text = stackalloc byte[LongestSecret * 3];
        int length = Encoding.UTF8.GetBytes(secret, text);
        Span<byte> bytes = stackalloc byte[Bytes];
        SHA256.HashData(text[..length], bytes);
        hash = FromBytes(bytes);
        return true;
    }

    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public static SecretHash Of(ReadOnlySpan<char> secret) =>
        TryOf(secret, out SecretHash hash)
            ? hash
            : throw new ArgumentException($"a secret has 1 to {LongestSecret} characters", nameof(secret));

    /// <summary>Of several parts in order, of any length; parts divided otherwise give another hash.</summary>
    public static SecretHash OfAll(params ReadOnlySpan<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (string part in parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return FromBytes(hash.GetHashAndReset());
    }

    public static SecretHash FromBytes(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])
        );

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), D);
        return bytes;
    }
}
