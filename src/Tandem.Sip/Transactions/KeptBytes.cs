namespace Tandem.Sip.Transactions;

/// <summary>Where bytes are kept; <c>default</c> when there are none.</summary>
internal readonly record struct KeptSlice(byte Size, int Slot, int Length);

/// <summary>
/// Bytes that wait to be sent again, in memory the collector neither moves nor walks: fixed pieces of a few sizes out of pinned pages. Bounded:
/// past the limit, and for what is larger than the largest piece, nothing is kept.
/// </summary>
internal sealed class KeptBytes(long limit)
{
    private const int PageBytes = 65_536;
    private static readonly int[] Sizes = [512, 1_024, 2_048, 8_192];

    private readonly List<byte[]>[] pages =
    [
        [],
        [],
        [],
        [],
    ];
    private readonly Stack<int>[] free = [new(), new(), new(), new()];

    /// <summary>Bytes of all pages.</summary>
    public long Held { get; private set; }

    public KeptSlice Keep(ReadOnlySpan<byte> bytes)
    {
        for (byte size = 0; size < Sizes.Length; size++)
        {
            if (bytes.Length <= Sizes[size])
            {
                return Put(size, bytes);
            }
        }
        return default;
    }

    public ReadOnlySpan<byte> Read(KeptSlice slice) => slice.Length == 0 ? default : Piece(slice.Size, slice.Slot)[..slice.Length];

    public void Free(KeptSlice slice)
    {
        if (slice.Length > 0)
        {
            free[slice.Size].Push(slice.Slot);
        }
    }

    private KeptSlice Put(byte size, ReadOnlySpan<byte> bytes)
    {
        if (free[size].Count == 0 && !TryGrow(size))
        {
            return default;
        }
        int slot = free[size].Pop();
        bytes.CopyTo(Piece(size, slot));
        return new KeptSlice(size, slot, bytes.Length);
    }

    private bool TryGrow(byte size)
    {
        if (Held + PageBytes > limit)
        {
            return false;
        }
        Held += PageBytes;
        pages[size].Add(GC.AllocateUninitializedArray<byte>(PageBytes, pinned: true));
        int each = PageBytes / Sizes[size];
        for (int slot = pages[size].Count * each - 1; slot >= (pages[size].Count - 1) * each; slot--)
        {
            free[size].Push(slot);
        }
        return true;
    }

    private Span<byte> Piece(byte size, int slot)
    {
        int each = PageBytes / Sizes[size];
        return pages[size][slot / each].AsSpan(slot % each * Sizes[size], Sizes[size]);
    }
}
