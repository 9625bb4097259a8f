namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;

/// <summary>
/// Places on the one port of all browsers. The one that has been free for longest is lent first, with a generation that rises with every loan: an order
/// that comes late reaches nobody. Who sends what to it is the media worker's to tell apart, so a place needs no rest.
/// </summary>
internal sealed class SharedPairs
{
    private readonly Queue<(PortPair Pair, int Generation)> free = new();

    public int Free => free.Count;

    /// <summary>Whose it is; null before it was announced.</summary>
    public int? Worker { get; private set; }

    public void Add(PortPair pair)
    {
        Worker = pair.Worker;
        free.Enqueue((pair, 0));
    }

    public bool TryTake(Instant now, out PortLease lease)
    {
        bool any = free.TryDequeue(out (PortPair Pair, int Generation) place);
        (PortPair pair, int generation) = place;
        lease = any ? new PortLease(pair.Worker, new LegPort(pair.Pair, generation + 1), pair.Rtp, now, true) : default;
        return any;
    }

    public void Return(PortLease lease) =>
        free.Enqueue((new PortPair(lease.Worker, lease.Port.Pair, lease.Rtp, true), lease.Port.Generation));
}
