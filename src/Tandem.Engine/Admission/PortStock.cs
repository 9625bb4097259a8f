namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;

/// <summary>One RTP/RTCP pair on loan to a leg.</summary>
/// <param name="Since">When it was lent.</param>
public readonly record struct PortLease(int Worker, LegPort Port, NetAddress Rtp, Instant Since);

/// <summary>
/// The pairs that workers announced, lent to legs in an order nobody can guess. A pair that comes back rests before it is lent again
/// and its generation rises with every loan, so stale packets and late orders cannot reach the next leg. A noisy pair, one that strangers
/// still send to, is lent only when there is no other, so that whoever sends to all ports does not stop all calls.
/// </summary>
internal sealed class PortStock(TimeSpan rest, IdSource ids)
{
    private readonly List<WorkerStock> workers = [];
    private readonly Dictionary<int, StockedPair> pairs = [];
    private readonly Queue<(Instant Until, StockedPair Pair)> resting = new();

    /// <summary>Pairs on loan.</summary>
    public int Lent { get; private set; }

    /// <summary>Pairs there are: lent, free or resting.</summary>
    public int All => pairs.Count;

    /// <summary>Pairs of all workers that can be lent now.</summary>
    public int Free(Instant now)
    {
        Rested(now);
        int free = 0;
        foreach (WorkerStock stock in workers)
        {
            free += stock.Quiet.Count + stock.Noisy.Count;
        }
        return free;
    }

    /// <summary>Pairs of a worker that can be lent now, and are quiet.</summary>
    public int FreeOf(int worker) => worker < workers.Count ? workers[worker].Quiet.Count : 0;

    private sealed class WorkerStock
    {
        public readonly FreePairs Quiet = new();
        public readonly FreePairs Noisy = new();
        public int Lent;
    }

    public void Add(PortPair pair)
    {
        while (workers.Count <= pair.Worker)
        {
            workers.Add(new WorkerStock());
        }
        StockedPair stocked = Of(pair.Pair);
        stocked.Pair = pair;
        MakeFree(stocked);
    }

    /// <summary>Takes a pair of the given worker, or of the least loaded one that has any when it is negative.</summary>
    public bool TryTake(int worker, Instant now, out PortLease lease)
    {
        Rested(now);
        lease = default;
        int chosen = worker >= 0 ? worker : LeastLoaded();
        if (chosen < 0 || chosen >= workers.Count || !HasFree(workers[chosen]))
        {
            return false;
        }
        WorkerStock stock = workers[chosen];
        StockedPair pair = (stock.Quiet.Count > 0 ? stock.Quiet : stock.Noisy).TakeAny(ids);
        pair.Generation++;
        stock.Lent++;
        Lent++;
        lease = new PortLease(chosen, new LegPort(pair.Number, pair.Generation), pair.Pair.Rtp, now);
        return true;
    }

    /// <summary>Takes the pair back; it rests first.</summary>
    public void Return(PortLease lease, Instant now)
    {
        workers[lease.Worker].Lent--;
        Lent--;
        StockedPair pair = Of(lease.Port.Pair);
        pair.Pair = new PortPair(lease.Worker, pair.Number, lease.Rtp);
        resting.Enqueue((now + rest, pair));
    }

    /// <summary>The pair goes on living on another worker.</summary>
    public PortLease Move(PortLease lease, int toWorker)
    {
        workers[lease.Worker].Lent--;
        workers[toWorker].Lent++;
        return lease with { Worker = toWorker };
    }

    /// <summary>Strangers send to a pair, or have been silent for long enough. It may be one that is not announced yet.</summary>
    public void Heard(int number, bool isNoisy)
    {
        StockedPair pair = Of(number);
        bool isFree = pair.Place >= 0;
        if (isFree)
        {
            ListOf(pair).Remove(pair);
        }
        pair.IsNoisy = isNoisy;
        if (isFree)
        {
            MakeFree(pair);
        }
    }

    private StockedPair Of(int number)
    {
        if (!pairs.TryGetValue(number, out StockedPair? pair))
        {
            pair = new StockedPair(number);
            pairs.Add(number, pair);
        }
        return pair;
    }

    private FreePairs ListOf(StockedPair pair)
    {
        WorkerStock stock = workers[pair.Pair.Worker];
        return pair.IsNoisy ? stock.Noisy : stock.Quiet;
    }

    private void MakeFree(StockedPair pair) => ListOf(pair).Add(pair);

    private static bool HasFree(WorkerStock stock) => stock.Quiet.Count + stock.Noisy.Count > 0;

    private int LeastLoaded()
    {
        int best = -1;
        for (int i = 0; i < workers.Count; i++)
        {
            if (HasFree(workers[i]) && (best < 0 || workers[i].Lent < workers[best].Lent))
            {
                best = i;
            }
        }
        return best;
    }

    private void Rested(Instant now)
    {
        while (resting.TryPeek(out (Instant Until, StockedPair Pair) first) && first.Until <= now)
        {
            resting.Dequeue();
            MakeFree(first.Pair);
        }
    }
}
