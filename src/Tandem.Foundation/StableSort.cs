namespace Tandem.Foundation;

/// <summary>Sorting whose result is the same in every process: equal elements keep their order.</summary>
public static class StableSort
{
    /// <summary>Lists up to this long are sorted where they are, which makes nothing new.</summary>
    private const int Short = 16;

    /// <summary>Sorts in place by <paramref name="compare"/>, keeping the order of equal elements.</summary>
    public static void Sort<T>(List<T> list, Comparison<T> compare)
    {
        if (list.Count <= Short)
        {
            Insert(list, compare);
            return;
        }
        T[] sorted = [.. list.Order(Comparer<T>.Create(compare))];
        for (int i = 0; i < sorted.Length; i++)
        {
            list[i] = sorted[i];
        }
    }

    private static void Insert<T>(List<T> list, Comparison<T> compare)
    {
        for (int i = 1; i < list.Count; i++)
        {
            T next = list[i];
            int place = i;
            while (place > 0 && compare(list[place - 1], next) > 0)
            {
                list[place] = list[--place];
            }
            list[place] = next;
        }
    }
}
