namespace Tandem.Media.Srtp;

using System.Buffers.Binary;
using System.Security.Cryptography;

/// <summary>AES in Galois/counter mode (RFC 7714), with a tag of 128 bits. The same index must never be sealed twice.</summary>
internal sealed class GcmCipher : SrtpCipher
{
    private const int Tag = 16;
    private const int NonceBytes = 12;
    private readonly AesGcm gcm;
    private readonly byte[] salt;
    private readonly bool isControl;

    public GcmCipher(in SessionKeys keys, bool isControl)
    {
        this.isControl = isControl;
        salt = keys.Salt;
        gcm = new AesGcm(keys.Encryption, Tag);
    }

    public override int Overhead => Tag + (isControl ? WordBytes : 0);

    public override int WordFromEnd => WordBytes;

    public override int Seal(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Nonce(ssrc, index, nonce);
        packet[..header].CopyTo(target);
        int length = packet.Length;
        Span<byte> body = target[header..length];
        Span<byte> tag = target.Slice(length, Tag);
        if (!isControl)
        {
            gcm.Encrypt(nonce, packet[header..], body, tag, packet[..header]);
            return length + Tag;
        }
        Span<byte> known = stackalloc byte[ControlHeaderBytes + WordBytes];
        Known(packet, (uint)index | Encrypted, known);
        gcm.Encrypt(nonce, packet[header..], body, tag, known);
        known[ControlHeaderBytes..].CopyTo(target[(length + Tag)..]);
        return length + Tag + WordBytes;
    }

    public override bool TryOpen(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target, out int length)
    {
        length = packet.Length - Overhead;
        if (length < header)
        {
            return false;
        }
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Nonce(ssrc, index, nonce);
        ReadOnlySpan<byte> body = packet[header..length];
        ReadOnlySpan<byte> tag = packet.Slice(length, Tag);
        packet[..header].CopyTo(target);
        if (!isControl)
        {
            return Decrypts(nonce, body, tag, target[header..length], packet[..header]);
        }
        Span<byte> known = stackalloc byte[ControlHeaderBytes + WordBytes];
        Known(packet, BinaryPrimitives.ReadUInt32BigEndian(packet[^WordBytes..]), known);
        return Decrypts(nonce, body, tag, target[header..length], known);
    }

    public override void Dispose() => gcm.Dispose();

    private bool Decrypts(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tag, Span<byte> to, ReadOnlySpan<byte> said)
    {
        try
        {
            gcm.Decrypt(nonce, body, tag, to, said);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // What is authenticated beside the encrypted part: the header, and the word behind the tag (§9.2).
    private static void Known(ReadOnlySpan<byte> packet, uint word, Span<byte> known)
    {
        packet[..ControlHeaderBytes].CopyTo(known);
        BinaryPrimitives.WriteUInt32BigEndian(known[ControlHeaderBytes..], word);
    }

    // 00 00 ‖ SSRC ‖ rollover counter ‖ sequence for RTP (§8.1), 00 00 ‖ SSRC ‖ 00 00 ‖ index for RTCP (§9.1); ⊕ salt.
    private void Nonce(uint ssrc, ulong index, Span<byte> nonce)
    {
        nonce[..2].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt16BigEndian(nonce[6..], (ushort)(index >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], (uint)index);
        for (int i = 0; i < NonceBytes; i++)
        {
            nonce[i] ^= salt[i];
        }
    }
}
