using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Tandem.Foundation;

namespace Tandem.Sip.Transactions;

/// <summary>
/// SipHash-2-4 with 128 bits out, keyed per stack: names transactions and dialogs by what the peer chose (branch, tags, Call-ID)
/// in 16 bytes, so that tables hold no strings and no peer can aim at another's entry.
/// </summary>
internal readonly struct KeyHash
{
    private readonly ulong key0;
    private readonly ulong key1;

    public KeyHash(IdSource ids)
    {
        key0 = ids.NextUInt64();
        key1 = ids.NextUInt64();
    }

    public UInt128 Of(byte kind, ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<char> c = default)
    {
        return Of(kind, MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b), MemoryMarshal.AsBytes(c));
    }

    /// <summary>Parts are length-prefixed, so ("ab","c") and ("a","bc") differ.</summary>
    public UInt128 Of(byte kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c = default)
    {
        int total = 1 + 12 + a.Length + b.Length + c.Length;
        Span<byte> buffer = total <= 512 ? stackalloc byte[512] : new byte[total];
        buffer[0] = kind;
        int at = 1;
        Put(buffer, ref at, a);
        Put(buffer, ref at, b);
        Put(buffer, ref at, c);
        return Compute(buffer[..at]);
    }

    private static void Put(Span<byte> buffer, ref int at, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer[at..], part.Length);
        part.CopyTo(buffer[(at + 4)..]);
        at += 4 + part.Length;
    }

    internal KeyHash(ulong key0, ulong key1)
    {
        this.key0 = key0;
        this.key1 = key1;
    }

    internal UInt128 Compute(ReadOnlySpan<byte> data)
    {
        ulong v0 = key0 ^ 0x736f6d6570736575;
        ulong v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
        ulong v2 = key0 ^ 0x6c7967656e657261;
        ulong v3 = key1 ^ 0x7465646279746573;
        ulong last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            ulong m = MemoryMarshal.Read<ulong>(data);
            v3 ^= m;
            Round(ref v0, ref v1, ref v2, ref v3);
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= m;
            data = data[8..];
        }
        for (int i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }
        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xee;
        ulong low = Finish(ref v0, ref v1, ref v2, ref v3);
        v1 ^= 0xdd;
        return new UInt128(Finish(ref v0, ref v1, ref v2, ref v3), low);
    }

    private static ulong Finish(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        for (int i = 0; i < 4; i++)
        {
            Round(ref v0, ref v1, ref v2, ref v3);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
