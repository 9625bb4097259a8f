namespace Tandem.Foundation;

/// <summary>Sorting whose result is the same in every process: equal elements keep their order.</summary>
public static class StableSort
{
    /// <summary>Sorts in place by <paramref name="compare"/>, keeping the order of equal elements.</summary>
    public static void Sort<T>(List<T> list, Comparison<T> compare)
    {
        T[] sorted = [.. list.Order(Comparer<T>.Create(compare))];
        for (int i = 0; i < sorted.Length; i++)
        {
            list[i] = sorted[i];
        }
    }
}
