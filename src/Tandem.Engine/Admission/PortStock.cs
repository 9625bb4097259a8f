namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;

/// <summary>One RTP/RTCP pair on loan to a leg.</summary>
public readonly record struct PortLease(int Worker, LegPort Port, NetAddress Rtp);

/// <summary>
/// The pairs that workers announced, lent to legs in an order nobody can guess. A pair that comes back rests before it is lent again
/// and its generation rises with every loan, so stale packets and late orders cannot reach the next leg.
/// </summary>
internal sealed class PortStock(TimeSpan rest, IdSource ids)
{
    private readonly List<WorkerStock> workers = [];
    private readonly Dictionary<int, int> generations = [];
    private readonly Queue<(Instant Until, PortPair Pair)> resting = new();

    /// <summary>Pairs on loan.</summary>
    public int Lent { get; private set; }

    /// <summary>Pairs of a worker that can be lent now.</summary>
    public int FreeOf(int worker) => worker < workers.Count ? workers[worker].Free.Count : 0;

    private sealed class WorkerStock
    {
        public readonly List<PortPair> Free = [];
        public int Lent;
    }

    public void Add(PortPair pair)
    {
        while (workers.Count <= pair.Worker)
        {
            workers.Add(new WorkerStock());
        }
        workers[pair.Worker].Free.Add(pair);
    }

    /// <summary>Takes a pair of the given worker, or of the least loaded one that has any when it is negative.</summary>
    public bool TryTake(int worker, Instant now, out PortLease lease)
    {
        Rested(now);
        lease = default;
        int chosen = worker >= 0 ? worker : LeastLoaded();
        if (chosen < 0 || chosen >= workers.Count || workers[chosen].Free.Count == 0)
        {
            return false;
        }
        PortPair pair = TakeAny(workers[chosen].Free);
        int generation = generations.GetValueOrDefault(pair.Pair) + 1;
        generations[pair.Pair] = generation;
        workers[chosen].Lent++;
        Lent++;
        lease = new PortLease(chosen, new LegPort(pair.Pair, generation), pair.Rtp);
        return true;
    }

    /// <summary>Takes the pair back; it rests first.</summary>
    public void Return(PortLease lease, Instant now)
    {
        workers[lease.Worker].Lent--;
        Lent--;
        resting.Enqueue((now + rest, new PortPair(lease.Worker, lease.Port.Pair, lease.Rtp)));
    }

    /// <summary>The pair goes on living on another worker.</summary>
    public PortLease Move(PortLease lease, int toWorker)
    {
        workers[lease.Worker].Lent--;
        workers[toWorker].Lent++;
        return lease with { Worker = toWorker };
    }

    private PortPair TakeAny(List<PortPair> free)
    {
        int at = (int)Math.BigMul(ids.NextUInt64(), (ulong)free.Count, out _);
        PortPair pair = free[at];
        free[at] = free[^1];
        free.RemoveAt(free.Count - 1);
        return pair;
    }

    private int LeastLoaded()
    {
        int best = -1;
        for (int i = 0; i < workers.Count; i++)
        {
            if (workers[i].Free.Count > 0 && (best < 0 || workers[i].Lent < workers[best].Lent))
            {
                best = i;
            }
        }
        return best;
    }

    private void Rested(Instant now)
    {
        while (resting.TryPeek(out (Instant Until, PortPair Pair) first) && first.Until <= now)
        {
            resting.Dequeue();
            workers[first.Pair.Worker].Free.Add(first.Pair);
        }
    }
}
