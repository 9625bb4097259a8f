namespace Tandem.Sip.Transactions;

/// <summary>Where bytes are kept; <c>default</c> when there are none.</summary>
internal readonly record struct KeptSlice(byte Size, int Slot, int Length);

/// <summary>
/// Bytes that wait to be sent again, in memory the collector neither moves nor walks: fixed pieces of a few sizes out of pinned pages. Whoever keeps
/// them is one of a bounded number and lets go of them again; who could do without asks first whether it is <see cref="IsFull"/>. What is larger than
/// the largest piece is not kept.
/// </summary>
internal sealed class KeptBytes(long limit)
{
    private const int PageBytes = 65_536;
    private static readonly int[] Sizes = [512, 1_024, 2_048, 8_192, 65_536, 1_048_576];

    private readonly List<byte[]>[] pages = [.. Sizes.Select(_ => new List<byte[]>())];
    private readonly Stack<int>[] free = [.. Sizes.Select(_ => new Stack<int>())];

    /// <summary>Bytes of all pieces that are in use.</summary>
    public long Used { get; private set; }

    public bool IsFull => Used >= limit;

    public KeptSlice Keep(ReadOnlySpan<byte> bytes)
    {
        for (byte size = 0; size < Sizes.Length && !bytes.IsEmpty; size++)
        {
            if (bytes.Length <= Sizes[size])
            {
                return Put(size, bytes);
            }
        }
        return default;
    }

    public ReadOnlySpan<byte> Read(KeptSlice slice) => slice.Length == 0 ? default : Piece(slice.Size, slice.Slot)[..slice.Length];

    /// <summary>Lets go of it: there is none any more.</summary>
    public void Free(ref KeptSlice slice)
    {
        if (slice.Length > 0)
        {
            Used -= Sizes[slice.Size];
            free[slice.Size].Push(slice.Slot);
            slice = default;
        }
    }

    private KeptSlice Put(byte size, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }
        if (free[size].Count == 0)
        {
            Grow(size);
        }
        int slot = free[size].Pop();
        Used += Sizes[size];
        bytes.CopyTo(Piece(size, slot));
        return new KeptSlice(size, slot, bytes.Length);
    }

    private void Grow(byte size)
    {
        pages[size].Add(GC.AllocateUninitializedArray<byte>(Math.Max(PageBytes, Sizes[size]), pinned: true));
        int each = PerPage(size);
        for (int slot = pages[size].Count * each - 1; slot >= (pages[size].Count - 1) * each; slot--)
        {
            free[size].Push(slot);
        }
    }

    private Span<byte> Piece(byte size, int slot)
    {
        int each = PerPage(size);
        return pages[size][slot / each].AsSpan(slot % each * Sizes[size], Sizes[size]);
    }

    private static int PerPage(byte size) => Math.Max(1, PageBytes / Sizes[size]);
}
