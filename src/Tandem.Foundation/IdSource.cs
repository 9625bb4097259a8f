using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tandem.Foundation;

/// <summary>
/// Identifiers nobody outside can guess: SHAKE256 (FIPS 202) over the seed, which is an input, and a counter. The same seed
/// gives the same sequence, which is what makes a run replayable; in production the seed is 32 random bytes per start.
/// </summary>
public sealed class IdSource
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Made at once: a call takes some two hundred bytes, and each hash costs a microsecond before it begins.</summary>
    private const int BlockBytes = 1_088;

    private readonly byte[] keyed;
    private readonly byte[] block = new byte[BlockBytes];
    private ulong counter;
    private int taken = BlockBytes;

    public IdSource(ReadOnlySpan<byte> seed)
    {
        keyed = [.. seed, .. stackalloc byte[sizeof(ulong)]];
    }

    /// <summary>A source whose sequence is independent of this one's further use.</summary>
    public IdSource Fork()
    {
        Span<byte> seed = stackalloc byte[32];
        Fill(seed);
        return new IdSource(seed);
    }

    public void Fill(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (taken == block.Length)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(keyed.AsSpan(keyed.Length - sizeof(ulong)), counter++);
                Shake256.HashData(keyed, block);
                taken = 0;
            }
            int some = Math.Min(target.Length, block.Length - taken);
            block.AsSpan(taken, some).CopyTo(target);
            taken += some;
            target = target[some..];
        }
    }

    public ulong NextUInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    public uint NextUInt32() => (uint)NextUInt64();

    /// <summary>
    /// A version 7 UUID (RFC 9562 §5.7): milliseconds first, so that keys made one after the other lie side by side in an index.
    /// </summary>
    public Guid NextGuid(Now now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes[6..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(now.WallMillis >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], (ushort)now.WallMillis);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Writes lower-case letters and digits, 5 random bits each, as tags, branches and Call-IDs need them.</summary>
    public void NextToken(Span<byte> target)
    {
        Fill(target);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = (byte)Alphabet[target[i] & 31];
        }
    }

    /// <summary>A token of <paramref name="length"/> characters, 5 random bits each.</summary>
    public string NextToken(int length)
    {
        Span<byte> bytes = length <= 64 ? stackalloc byte[length] : new byte[length];
        NextToken(bytes);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }
}
