namespace Tandem.Engine.Admission;

using System.Diagnostics.CodeAnalysis;
using Tandem.Foundation;

/// <summary>
/// Pairs that came back, in the order they came. Each rests for a while before it is lent again; after the least of it (those that still get packets are
/// known to be noisy by then) it may be lent earlier when there is no other.
/// </summary>
internal sealed class RestingPairs(TimeSpan rest, TimeSpan leastRest)
{
    private readonly Queue<(Instant Since, StockedPair Pair)> young = new();
    private readonly Queue<(Instant Since, StockedPair Pair)> settled = new();

    /// <summary>Those that may be lent when there is no other.</summary>
    public int Settled => settled.Count;

    public void Add(StockedPair pair, Instant now) => young.Enqueue((now, pair));

    /// <summary>Takes the next one that has rested for the whole time; false when there is none.</summary>
    public bool TryTakeRested(Instant now, [NotNullWhen(true)] out StockedPair? pair)
    {
        while (young.TryPeek(out (Instant Since, StockedPair Pair) first) && first.Since + leastRest <= now)
        {
            settled.Enqueue(young.Dequeue());
        }
        pair = null;
        return settled.TryPeek(out (Instant Since, StockedPair Pair) oldest) && oldest.Since + rest <= now && TryTakeSettled(out pair);
    }

    /// <summary>Takes the one of <see cref="Settled"/> that has rested longest; false when there is none.</summary>
    public bool TryTakeSettled([NotNullWhen(true)] out StockedPair? pair)
    {
        bool any = settled.TryDequeue(out (Instant Since, StockedPair Pair) oldest);
        pair = oldest.Pair;
        return any;
    }
}
