namespace Tandem.Media.Srtp;

using System.Buffers.Binary;
using System.Security.Cryptography;

/// <summary>AES in counter mode with HMAC-SHA1 (RFC 3711 §4.1.1, §4.2.1): 80 bits of it, or 32 for RTP where that was agreed.</summary>
internal sealed class CounterCipher : SrtpCipher
{
    private const int LongTag = 10;
    private const int ShortTag = 4;
    private const int Block = 16;

    /// <summary>Keystream made with one call of the platform; longer packets take several.</summary>
    private const int StreamBytes = 16 * Block;

    private readonly ICryptoTransform aes;
    private readonly IncrementalHash mac;
    private readonly byte[] salt;
    private readonly bool isControl;
    private readonly int tag;
    private readonly byte[] counters = new byte[StreamBytes];
    private readonly byte[] stream = new byte[StreamBytes];

    /// <param name="keys">Derived.</param>
    /// <param name="isControl">For RTCP.</param>
    /// <param name="isShort">RTP has the short tag.</param>
    public CounterCipher(in SessionKeys keys, bool isControl, bool isShort)
    {
        this.isControl = isControl;
        tag = isShort && !isControl ? ShortTag : LongTag;
        salt = keys.Salt;
#pragma warning disable CA5350 // What RFC 3711 prescribes; HMAC does not rest on collisions.
        mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.Authentication);
#pragma warning restore CA5350
        using Aes made = Aes.Create();
        made.SetKey(keys.Encryption);
#pragma warning disable CA5358 // Counter mode is made of single blocks.
        made.Mode = CipherMode.ECB;
#pragma warning restore CA5358
        made.Padding = PaddingMode.None;
        aes = made.CreateEncryptor();
    }

    public override int Overhead => tag + (isControl ? WordBytes : 0);

    public override int WordFromEnd => tag + WordBytes;

    public override int Seal(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target)
    {
        packet[..header].CopyTo(target);
        Crypt(packet[header..], ssrc, index, target[header..]);
        int length = packet.Length;
        if (isControl)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target[length..], (uint)index | Encrypted);
            length += WordBytes;
        }
        Span<byte> full = stackalloc byte[SHA1.HashSizeInBytes];
        Authenticate(target[..length], index, full);
        full[..tag].CopyTo(target[length..]);
        return length + tag;
    }

    public override bool TryOpen(ReadOnlySpan<byte> packet, int header, uint ssrc, ulong index, Span<byte> target, out int length)
    {
        length = packet.Length - Overhead;
        if (length < header)
        {
            return false;
        }
        Span<byte> full = stackalloc byte[SHA1.HashSizeInBytes];
        Authenticate(packet[..^tag], index, full);
        if (!CryptographicOperations.FixedTimeEquals(full[..tag], packet[^tag..]))
        {
            return false;
        }
        packet[..header].CopyTo(target);
        Crypt(packet[header..length], ssrc, index, target[header..]);
        return true;
    }

    public override void Dispose()
    {
        aes.Dispose();
        mac.Dispose();
    }

    // Of RTP over the packet and the rollover counter (§4.2), of RTCP over the packet with its word (§3.4).
    private void Authenticate(ReadOnlySpan<byte> bytes, ulong index, Span<byte> full)
    {
        mac.AppendData(bytes);
        if (!isControl)
        {
            Span<byte> rollover = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
            mac.AppendData(rollover);
        }
        mac.GetHashAndReset(full);
    }

    // IV = (salt · 2^16) ⊕ (SSRC · 2^64) ⊕ (index · 2^16), counted up in the last two bytes (§4.1.1).
    private void Crypt(ReadOnlySpan<byte> from, uint ssrc, ulong index, Span<byte> to)
    {
        UInt128 first = ((UInt128)ssrc << 64) ^ ((UInt128)index << 16);
        Span<byte> start = stackalloc byte[Block];
        BinaryPrimitives.WriteUInt128BigEndian(start, first);
        for (int i = 0; i < salt.Length; i++)
        {
            start[i] ^= salt[i];
        }
        UInt128 counter = BinaryPrimitives.ReadUInt128BigEndian(start);
        for (int done = 0; done < from.Length; )
        {
            int some = Math.Min(from.Length - done, StreamBytes);
            int bytes = (some + Block - 1) / Block * Block;
            for (int at = 0; at < bytes; at += Block)
            {
                BinaryPrimitives.WriteUInt128BigEndian(counters.AsSpan(at), counter);
                counter++;
            }
            aes.TransformBlock(counters, 0, bytes, stream, 0);
            Xor(from.Slice(done, some), stream, to[done..]);
            done += some;
        }
    }

    private static void Xor(ReadOnlySpan<byte> from, ReadOnlySpan<byte> stream, Span<byte> to)
    {
        int at = 0;
        for (; at + sizeof(ulong) <= from.Length; at += sizeof(ulong))
        {
            ulong mixed = BinaryPrimitives.ReadUInt64LittleEndian(from[at..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(stream[at..]);
            BinaryPrimitives.WriteUInt64LittleEndian(to[at..], mixed);
        }
        for (; at < from.Length; at++)
        {
            to[at] = (byte)(from[at] ^ stream[at]);
        }
    }
}
