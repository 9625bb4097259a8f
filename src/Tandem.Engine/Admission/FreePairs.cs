namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Foundation;

/// <summary>One pair of a worker, wherever it is: free, lent or resting.</summary>
internal sealed class StockedPair(int number)
{
    public int Number => number;

    public PortPair Pair { get; set; }

    /// <summary>Rises with every loan.</summary>
    public int Generation { get; set; }

    /// <summary>Packets of strangers come for it.</summary>
    public bool IsNoisy { get; set; }

    /// <summary>Its place among the free ones, −1 when it is not free.</summary>
    public int Place { get; set; } = -1;
}

/// <summary>Pairs that can be lent, taken in an order nobody can guess.</summary>
internal sealed class FreePairs
{
    private readonly List<StockedPair> pairs = [];

    public int Count => pairs.Count;

    public void Add(StockedPair pair)
    {
        pair.Place = pairs.Count;
        pairs.Add(pair);
    }

    // The last one takes its place.
    public void Remove(StockedPair pair)
    {
        StockedPair last = pairs[^1];
        pairs[pair.Place] = last;
        last.Place = pair.Place;
        pairs.RemoveAt(pairs.Count - 1);
        pair.Place = -1;
    }

    public StockedPair TakeAny(IdSource ids)
    {
        StockedPair pair = pairs[(int)Math.BigMul(ids.NextUInt64(), (ulong)pairs.Count, out _)];
        Remove(pair);
        return pair;
    }
}
