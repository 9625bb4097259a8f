namespace Tandem.Webhooks.Sending;

using Tandem.Core.Contract.Events;

/// <summary>The newest events of a log without a gap; the oldest make room for the next. Not for several threads at once.</summary>
/// <param name="from">Those after it are to come.</param>
internal sealed class RecentEvents(long from)
{
    /// <summary>Some seconds of a busy tenant.</summary>
    public const int Most = 8_192;

    private readonly Event[] ring = new Event[Most];
    private long first;
    private long end;
    private long before = from;

    /// <summary>The id up to which all is here.</summary>
    public long Last { get; private set; } = from;

    /// <param name="events">What follows, in order.</param>
    /// <param name="last">There is nothing else up to that id.</param>
    public void Add(IReadOnlyList<Event> events, long last)
    {
        foreach (Event each in events)
        {
            if (end - first == Most)
            {
                before = ring[first % Most].Id;
                first++;
            }
            ring[end % Most] = each;
            end++;
        }
        Last = last;
    }

    /// <summary>At most so many after that one; null when they are older than what is here.</summary>
    public List<Event>? After(long id, int most)
    {
        if (id < before)
        {
            return null;
        }
        long low = first;
        long high = end;
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (ring[middle % Most].Id <= id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        List<Event> found = new((int)Math.Min(most, end - low));
        for (long at = low; at < end && found.Count < most; at++)
        {
            found.Add(ring[at % Most]);
        }
        return found;
    }
}
