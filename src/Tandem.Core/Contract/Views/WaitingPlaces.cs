namespace Tandem.Core.Contract.Views;

/// <summary>Orders those who wait in a queue: since when, and a number that is unique in the tenant.</summary>
public readonly record struct WaitingPlace(long SinceTicks, long Sequence) : IComparable<WaitingPlace>
{
    public int CompareTo(WaitingPlace other)
    {
        int order = SinceTicks.CompareTo(other.SinceTicks);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }
}

/// <summary>
/// Everybody's place in line, counted by whoever asks: a caller who leaves moves all behind him, which would be as many rows to publish.
/// </summary>
public sealed class WaitingPlaces
{
    private readonly Dictionary<Guid, int> positions = [];

    /// <param name="calls">All calls in progress.</param>
    public WaitingPlaces(IEnumerable<CallView> calls)
    {
        foreach (IGrouping<int, CallView> queue in calls.Where(call => call.Place != null).GroupBy(call => call.QueueId))
        {
            int position = 0;
            foreach (CallView call in queue.OrderBy(call => call.Place))
            {
                positions[call.Call] = ++position;
            }
        }
    }

    /// <summary>1 for who is next; 0 for a call that does not wait.</summary>
    public int PositionOf(CallView call) => positions.GetValueOrDefault(call.Call);
}
