namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Media;

/// <summary>One RTP/RTCP pair on loan to a leg.</summary>
/// <param name="Since">When it was lent.</param>
/// <param name="IsShared">A place on the browsers' port; such a leg stays on its worker.</param>
public readonly record struct PortLease(int Worker, LegPort Port, NetAddress Rtp, Instant Since, bool IsShared = false);

/// <summary>
/// The pairs that workers announced, lent to legs in an order nobody can guess. A pair that comes back rests before it is lent again
/// and its generation rises with every loan, so stale packets and late orders cannot reach the next leg. When no other is left, pairs that have rested
/// for the least time are lent. A noisy pair, one that strangers still send to, comes last of all, so that whoever sends to all ports does not stop all
/// calls.
/// </summary>
internal sealed class PortStock(ExchangeLimits limits, IdSource ids)
{
    private readonly List<WorkerStock> workers = [];
    private readonly Dictionary<int, StockedPair> pairs = [];
    private readonly RestingPairs resting = new(limits.PortRest, limits.PortLeastRest);
    private readonly SharedPairs shared = new();
    private int unbound;

    /// <summary>Places on the browsers' port that can be lent.</summary>
    public int FreeShared => shared.Free;

    /// <summary>The worker that has the browsers' port; null when there is none.</summary>
    public int? SharedWorker => shared.Worker;

    /// <summary>Pairs on loan, but for places on the browsers' port, which count nowhere here.</summary>
    public int Lent { get; private set; }

    /// <summary>Pairs there can be: lent, free, resting, and not bound yet.</summary>
    public int All => pairs.Count + unbound;

    /// <summary>Those of <see cref="All"/> that are not lent: now or in a moment they can be.</summary>
    public int Unlent => All - Lent;

    /// <summary>Pairs of all workers that can be lent now.</summary>
    public int Free(Instant now)
    {
        TakeRested(now);
        int free = resting.Settled;
        foreach (WorkerStock stock in workers)
        {
            free += stock.Quiet.Count + stock.Noisy.Count;
        }
        return free;
    }

    /// <summary>Pairs of all workers that have rested, and are quiet.</summary>
    public int Rested
    {
        get
        {
            int rested = 0;
            foreach (WorkerStock stock in workers)
            {
                rested += stock.Quiet.Count;
            }
            return rested;
        }
    }

    /// <summary>Pairs of a worker that have rested, and are quiet.</summary>
    public int FreeOf(int worker) => worker < workers.Count ? workers[worker].Quiet.Count : 0;

    /// <summary>How many pairs a worker is to have bound in all: those it has announced, and what the free ones are short of.</summary>
    public int WantedOf(int worker)
    {
        int announced = worker < workers.Count ? workers[worker].Announced : 0;
        return announced + Math.Max(0, limits.SparePorts - FreeOf(worker));
    }

    private sealed class WorkerStock
    {
        public readonly FreePairs Quiet = new();
        public readonly FreePairs Noisy = new();
        public int Announced;
        public int Lent;
    }

    /// <summary>A worker has bound more pairs; so many can still be bound.</summary>
    public void Add(PortPair[] bound, int unboundNow)
    {
        unbound = unboundNow;
        foreach (PortPair pair in bound)
        {
            if (pair.IsShared)
            {
                shared.Add(pair);
                continue;
            }
            while (workers.Count <= pair.Worker)
            {
                workers.Add(new WorkerStock());
            }
            workers[pair.Worker].Announced++;
            StockedPair stocked = Of(pair.Pair);
            stocked.Pair = pair;
            MakeFree(stocked);
        }
    }

    /// <summary>Takes a pair of the given worker, or of the least loaded one that has any when it is negative.</summary>
    public bool TryTake(int worker, Instant now, out PortLease lease)
    {
        TakeRested(now);
        lease = default;
        if (!TryChoose(worker, out int chosen))
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

    /// <summary>Takes a place on the browsers' port; false when there is none left, or no such port.</summary>
    public bool TryTakeShared(Instant now, out PortLease lease) => shared.TryTake(now, out lease);

    /// <summary>Takes the pair back; it rests first.</summary>
    public void Return(PortLease lease, Instant now)
    {
        if (lease.IsShared)
        {
            shared.Return(lease);
            return;
        }
        workers[lease.Worker].Lent--;
        Lent--;
        StockedPair pair = Of(lease.Port.Pair);
        pair.Pair = new PortPair(lease.Worker, pair.Number, lease.Rtp);
        resting.Add(pair, now);
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

    // Quiet ones first, then those whose rest is cut short, then noisy ones; of the least loaded worker that has any, unless it is given.
    private bool TryChoose(int worker, out int chosen)
    {
        if (TryChoose(worker, static stock => stock.Quiet.Count > 0, out chosen))
        {
            return true;
        }
        while (resting.TryTakeSettled(out StockedPair? pair))
        {
            MakeFree(pair);
        }
        return TryChoose(worker, static stock => stock.Quiet.Count > 0, out chosen)
            || TryChoose(worker, static stock => stock.Noisy.Count > 0, out chosen);
    }

    private bool TryChoose(int worker, Predicate<WorkerStock> has, out int chosen)
    {
        chosen = -1;
        for (int i = 0; i < workers.Count; i++)
        {
            if ((worker < 0 || worker == i) && has(workers[i]) && (chosen < 0 || workers[i].Lent < workers[chosen].Lent))
            {
                chosen = i;
            }
        }
        return chosen >= 0;
    }

    private void TakeRested(Instant now)
    {
        while (resting.TryTakeRested(now, out StockedPair? pair))
        {
            MakeFree(pair);
        }
    }
}
