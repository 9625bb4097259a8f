namespace Tandem.Sip.Flows;

/// <summary>Room for what goes out in one turn, used again in the next.</summary>
internal sealed class TurnBytes
{
    private const int PageBytes = 65_536;

    /// <summary>Pages kept for the next turn: what a turn with more of them made is let go.</summary>
    private const int MostKept = 16;

    private readonly List<byte[]> pages = [];
    private int page;
    private int used;

    /// <summary>A copy that is good until all are cleared.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> bytes)
    {
        while (page < pages.Count && pages[page].Length - used < bytes.Length)
        {
            page++;
            used = 0;
        }
        if (page == pages.Count)
        {
            pages.Add(GC.AllocateUninitializedArray<byte>(Math.Max(PageBytes, bytes.Length), pinned: true));
        }
        Memory<byte> copy = pages[page].AsMemory(used, bytes.Length);
        bytes.CopyTo(copy.Span);
        used += bytes.Length;
        return copy;
    }

    public void Clear()
    {
        page = 0;
        used = 0;
        if (pages.Count > MostKept)
        {
            pages.RemoveRange(MostKept, pages.Count - MostKept);
        }
    }
}
