namespace Tandem.TestKit.Simulation;

using Tandem.Foundation;

/// <summary>Carries datagrams with the plan's delay, loss, duplication and reordering; translates addresses of phones behind a NAT.</summary>
public sealed class SimulatedNetwork(EventClock clock, Prng prng, FaultPlan faults)
{
    private readonly Dictionary<NetAddress, Action<NetAddress, byte[]>> listeners = [];
    private readonly Dictionary<NetAddress, NetAddress> outside = [];
    private readonly Dictionary<NetAddress, NetAddress> inside = [];
    private readonly HashSet<uint> dead = [];
    private ushort nextNatPort = 30_000;

    public bool FaultsOn { get; set; } = true;

    public long Sent { get; private set; }

    public long Delivered { get; private set; }

    /// <summary>What is carried, for a filter that loses particular messages.</summary>
    public Func<NetAddress, NetAddress, byte[], bool>? Swallows { get; set; }

    public void Listen(NetAddress at, Action<NetAddress, byte[]> take) => listeners[at] = take;

    public void Kill(NetAddress host) => dead.Add(host.V4);

    public bool IsDead(NetAddress host) => dead.Contains(host.V4);

    /// <summary>From now on packets of this address come from another port, and only that one leads back.</summary>
    public void Rebind(NetAddress local)
    {
        if (outside.TryGetValue(local, out NetAddress old))
        {
            inside.Remove(old);
        }
        NetAddress mapped = local.WithPort(nextNatPort++);
        outside[local] = mapped;
        inside[mapped] = local;
    }

    public void Send(NetAddress from, NetAddress to, byte[] bytes)
    {
        Sent++;
        if (dead.Contains(from.V4) || dead.Contains(to.V4) || Swallows?.Invoke(from, to, bytes) == true)
        {
            return;
        }
        NetAddress source = outside.GetValueOrDefault(from, from);
        int copies = FaultsOn && prng.Chance(faults.LossPerMille) ? 0 : 1;
        copies += FaultsOn && prng.Chance(faults.DuplicatePerMille) ? 1 : 0;
        for (int i = 0; i < copies; i++)
        {
            int delay = FaultsOn ? prng.Between(faults.DelayMinMs, faults.DelayMaxMs) : 1;
            clock.AfterMs(delay, () => Deliver(source, to, bytes));
        }
    }

    private void Deliver(NetAddress source, NetAddress to, byte[] bytes)
    {
        NetAddress target = inside.GetValueOrDefault(to, to);
        if (target == to && outside.ContainsKey(to))
        {
            return;
        }
        if (!dead.Contains(target.V4) && listeners.TryGetValue(target, out Action<NetAddress, byte[]>? take))
        {
            Delivered++;
            take(source, bytes);
        }
    }
}
