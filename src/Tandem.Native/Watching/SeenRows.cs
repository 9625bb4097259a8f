namespace Tandem.Native.Watching;

/// <summary>
/// Rows as a reader has them: which of those there are now are others than he was sent, and which are gone. Rows never change, so that another one
/// is another object.
/// </summary>
/// <typeparam name="TKey">What a row is known by.</typeparam>
/// <typeparam name="TRow">Of what it is made; compared with Equals.</typeparam>
internal sealed class SeenRows<TKey, TRow>
    where TKey : notnull
    where TRow : struct, IEquatable<TRow>
{
    private readonly Dictionary<TKey, (TRow Row, int Look)> seen = [];
    private int look;

    /// <summary>Looks at all there is; rows that are new or others than before go to <paramref name="changed"/>.</summary>
    /// <returns>Keys of those that are gone.</returns>
    public List<TKey> Look(IEnumerable<KeyValuePair<TKey, TRow>> rows, List<TRow> changed)
    {
        look++;
        foreach ((TKey key, TRow row) in rows)
        {
            if (!seen.TryGetValue(key, out (TRow Row, int Look) before) || !before.Row.Equals(row))
            {
                changed.Add(row);
            }
            seen[key] = (row, look);
        }
        List<TKey> gone = [.. seen.Where(each => each.Value.Look != look).Select(each => each.Key)];
        gone.ForEach(key => seen.Remove(key));
        return gone;
    }
}
