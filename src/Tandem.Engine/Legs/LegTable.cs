namespace Tandem.Engine.Legs;

using Tandem.Media;

/// <summary>The live legs by id and by port pair, and on which media worker those of a call are.</summary>
internal sealed class LegTable
{
    private readonly Dictionary<Guid, Leg> byId = [];
    private readonly Dictionary<int, Leg> byPair = [];
    private readonly Dictionary<Guid, (int Legs, int Worker)> calls = [];

    public int Count => byId.Count;

    /// <summary>Legs of phones of ours.</summary>
    public int Phones { get; private set; }

    /// <summary>A copy: the caller may end them.</summary>
    public Leg[] All() => [.. byId.Values];

    public Leg? ById(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The leg that holds the port now; null for a stale generation.</summary>
    public Leg? ByPort(LegPort port) => byPair.TryGetValue(port.Pair, out Leg? leg) && leg.Lease.Port == port ? leg : null;

    /// <summary>The media worker of the call's legs, or −1 when it has none yet.</summary>
    public int WorkerOf(Guid call) => calls.TryGetValue(call, out (int Legs, int Worker) entry) ? entry.Worker : -1;

    public void Add(Leg leg)
    {
        byId.Add(leg.Id, leg);
        Phones += leg.IsPhone ? 1 : 0;
        byPair[leg.Lease.Port.Pair] = leg;
        (int Legs, int Worker) entry = calls.GetValueOrDefault(leg.Call, (0, leg.Lease.Worker));
        calls[leg.Call] = (entry.Legs + 1, entry.Worker);
    }

    /// <summary>A phone of another kind has answered for the leg: it has the port of that kind now.</summary>
    public void Turn(Leg leg, LegSide side)
    {
        byPair.Remove(leg.Lease.Port.Pair);
        leg.Turn(side);
        byPair[leg.Lease.Port.Pair] = leg;
    }

    public void Remove(Leg leg)
    {
        if (!byId.Remove(leg.Id))
        {
            return;
        }
        Phones -= leg.IsPhone ? 1 : 0;
        if (byPair.TryGetValue(leg.Lease.Port.Pair, out Leg? holder) && holder == leg)
        {
            byPair.Remove(leg.Lease.Port.Pair);
        }
        (int Legs, int Worker) entry = calls[leg.Call];
        if (entry.Legs == 1)
        {
            calls.Remove(leg.Call);
        }
        else
        {
            calls[leg.Call] = entry with { Legs = entry.Legs - 1 };
        }
    }
}
