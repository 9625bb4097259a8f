namespace Tandem.Store.FlightRecording;

using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Tandem.Store.Contract;

/// <summary>
/// Packs and seals the chunks of one segment: AES-256-GCM under a key of the segment's own, the chunk's number as nonce, so that none can be
/// left out, moved or changed without notice.
/// </summary>
internal sealed class SegmentCipher : IDisposable
{
    public const int SaltBytes = 32;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private readonly AesGcm aes;
    private readonly byte[] nonce = new byte[NonceBytes];
    private long number;

    public SegmentCipher(byte[] key, byte[] salt)
    {
        aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, salt, "tandem flight recorder"u8.ToArray()), TagBytes);
    }

    public byte[] Seal(byte[] lines)
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(lines);
        }
        int length = (int)packed.Length;
        byte[] chunk = new byte[TagBytes + length];
        aes.Encrypt(NextNonce(), packed.GetBuffer().AsSpan(0, length), chunk.AsSpan(TagBytes), chunk.AsSpan(0, TagBytes));
        return chunk;
    }

    /// <summary>Throws <see cref="StoreException"/> for another key, and for a chunk that was changed.</summary>
    public byte[] Open(byte[] chunk)
    {
        byte[] packed = new byte[Math.Max(0, chunk.Length - TagBytes)];
        try
        {
            aes.Decrypt(NextNonce(), chunk.AsSpan(TagBytes), chunk.AsSpan(0, TagBytes), packed);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new StoreException("it was sealed with another key, or has been changed since", "密钥不符，或内容被改动过");
        }
        using ZLibStream zip = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream lines = new();
        zip.CopyTo(lines);
        return lines.ToArray();
    }

    public void Dispose() => aes.Dispose();

    private byte[] NextNonce()
    {
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number++);
        return nonce;
    }
}
