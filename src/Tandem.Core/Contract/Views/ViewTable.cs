namespace Tandem.Core.Contract.Views;

/// <summary>
/// Rows that one loop publishes and any thread reads: immutable rows in fixed pages by dense id, so a reader needs no lock and
/// always enumerates in order of id. A row a reader got never changes.
/// </summary>
public sealed class ViewTable<TRow>
    where TRow : class
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;
    private TRow?[]?[] pages = new TRow?[]?[16];
    private int count;

    /// <summary>How many rows there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The row of that id, or null.</summary>
    public TRow? this[int id]
    {
        get
        {
            TRow?[]?[] all = Volatile.Read(ref pages);
            int page = id >> PageBits;
            return id < 0 || page >= all.Length || all[page] is not { } rows ? null : Volatile.Read(ref rows[id & (PageSize - 1)]);
        }
    }

    /// <summary>Publishes a row (null removes it). Only the owning loop may call this.</summary>
    public void Publish(int id, TRow? row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        int page = id >> PageBits;
        TRow?[]?[] all = pages;
        if (page >= all.Length)
        {
            TRow?[]?[] larger = new TRow?[]?[Math.Max(page + 1, all.Length * 2)];
            all.CopyTo(larger, 0);
            Volatile.Write(ref pages, larger);
            all = larger;
        }
        TRow?[] rows = all[page] ?? new TRow?[PageSize];
        Volatile.Write(ref all[page], rows);
        ref TRow? cell = ref rows[id & (PageSize - 1)];
        if (cell is null != row is null)
        {
            Volatile.Write(ref count, count + (row is null ? -1 : 1));
        }
        Volatile.Write(ref cell, row);
    }

    /// <summary>All rows in order of id, as they stand while enumerating.</summary>
    public IEnumerable<TRow> All()
    {
        TRow?[]?[] all = Volatile.Read(ref pages);
        foreach (TRow?[]? rows in all)
        {
            if (rows is null)
            {
                continue;
            }
            for (int i = 0; i < rows.Length; i++)
            {
                if (Volatile.Read(ref rows[i]) is { } row)
                {
                    yield return row;
                }
            }
        }
    }
}
