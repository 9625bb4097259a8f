namespace Tandem.Net.Interop;

/// <summary>What other threads hand to a loop: two lists that change places, so that taking everything is one short lock.
/// It has no limit of its own: whoever posts has one (a read per stream at a time, a number of commands, of look-ups, of legs).</summary>
internal sealed class Inbox<T>(Poller poller)
{
    private readonly Lock gate = new();
    private List<T> filling = [];
    private List<T> taken = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return filling.Count;
            }
        }
    }

    public void Post(T item)
    {
        bool first;
        lock (gate)
        {
            first = filling.Count == 0;
            filling.Add(item);
        }
        if (first)
        {
            poller.Ring();
        }
    }

    /// <summary>All there is, in order; good until the next call.</summary>
    public List<T> Take()
    {
        taken.Clear();
        lock (gate)
        {
            (filling, taken) = (taken, filling);
        }
        return taken;
    }
}
