namespace Tandem.Store.Tracing;

using System.Buffers;
using System.Buffers.Binary;

/// <summary>
/// The index at the end of a segment that is full: pairs of a key (8 bytes) and where its record begins (4), sorted; then how many, and a mark.
/// </summary>
internal static class TraceIndex
{
    private const int PairBytes = 12;
    private static readonly byte[] Mark = "TandemIx"u8.ToArray();
    private static readonly int TailBytes = sizeof(int) + Mark.Length;

    public static void Write(List<(ulong Key, int Offset)> pairs, IBufferWriter<byte> to)
    {
        pairs.Sort();
        int length = pairs.Count * PairBytes + TailBytes;
        Span<byte> bytes = to.GetSpan(length)[..length];
        int at = 0;
        foreach ((ulong key, int offset) in pairs)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[at..], key);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(at + 8)..], offset);
            at += PairBytes;
        }
        BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], pairs.Count);
        Mark.CopyTo(bytes[(at + sizeof(int))..]);
        to.Advance(length);
    }

    /// <summary>How many pairs the index of a file has; −1 when it has none yet.</summary>
    public static int Count(FileStream file)
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        long at = file.Length - TailBytes;
        if (at < 0 || RandomAccess.Read(file.SafeFileHandle, tail, at) < TailBytes || !tail[sizeof(int)..].SequenceEqual(Mark))
        {
            return -1;
        }
        int count = BinaryPrimitives.ReadInt32LittleEndian(tail);
        return count >= 0 && at - (long)count * PairBytes >= 0 ? count : -1;
    }

    /// <summary>Where records with that key begin, in order; looks at a few places of the file only.</summary>
    public static void Find(FileStream file, int count, ulong key, List<int> into)
    {
        long start = file.Length - TailBytes - (long)count * PairBytes;
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Pair(file, start, middle).Key < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        for (; low < count && Pair(file, start, low) is { } pair && pair.Key == key; low++)
        {
            into.Add(pair.Offset);
        }
    }

    private static (ulong Key, int Offset) Pair(FileStream file, long start, int index)
    {
        Span<byte> pair = stackalloc byte[PairBytes];
        RandomAccess.Read(file.SafeFileHandle, pair, start + (long)index * PairBytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(pair), BinaryPrimitives.ReadInt32LittleEndian(pair[8..]));
    }
}
