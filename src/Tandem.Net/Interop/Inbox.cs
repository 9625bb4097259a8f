namespace Tandem.Net.Interop;

using Tandem.Foundation;

/// <summary>What other threads hand to a loop, and the bell that wakes it. It has no limit of its own: whoever posts has one (a read per stream
/// at a time, a number of commands, of look-ups, of legs).</summary>
internal sealed class Inbox<T>(Poller poller)
{
    private readonly Handoff<T> arrived = new();
    private readonly List<T> taken = [];

    public int Count => arrived.Count;

    public void Post(T item)
    {
        if (arrived.Post(item))
        {
            poller.Ring();
        }
    }

    /// <summary>All there is, in order; good until the next call.</summary>
    public List<T> Take()
    {
        taken.Clear();
        arrived.TakeAll(taken);
        return taken;
    }
}
