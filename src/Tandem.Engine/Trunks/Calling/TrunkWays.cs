namespace Tandem.Engine.Trunks.Calling;

using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Sip.Settings;

/// <summary>One way to try: an address of a trunk.</summary>
internal readonly record struct TrunkWay(Trunk Trunk, TrunkTarget Target);

/// <summary>
/// The ways one call may take, in order, each once: all addresses of a trunk, then the next trunk. What is known to be out of order or at its limit is
/// passed over.
/// </summary>
internal sealed class TrunkWays(List<Trunk> trunks, int most)
{
    private readonly List<string> passed = [];
    private TrunkTarget? named;
    private int trunk = -1;
    private int target;
    private int tried;

    /// <summary>Why those that were passed over were, for whoever asks why a call could not be made.</summary>
    public string Why => passed.Count == 0 ? "no trunk" : string.Join(", ", passed);

    /// <summary>A machine of a carrier's that a redirect named comes first, whatever the others are.</summary>
    public void Begin(Trunk of, NetAddress at)
    {
        trunks.Remove(of);
        trunks.Insert(0, of);
        SipTransport transport = of.Targets.Count > 0 ? of.Targets[0].Address.Transport : SipTransport.Udp;
        named = new TrunkTarget(new TrunkAddress(transport, at), at.ToString());
    }

    /// <summary>The next one; false when there is none.</summary>
    /// <param name="now">The turn's time.</param>
    /// <param name="way">Its trunk has let the call in when it is another than the one before.</param>
    public bool TryNext(Instant now, out TrunkWay way)
    {
        way = default;
        if (tried == most)
        {
            return false;
        }
        if (trunk >= 0 && TryTarget(out way))
        {
            tried++;
            return true;
        }
        while (++trunk < trunks.Count)
        {
            TrunkRefusal refusal = trunks[trunk].TryLeave(now);
            if (refusal != TrunkRefusal.None)
            {
                passed.Add($"{trunks[trunk].Name}: {Word(refusal)}");
                continue;
            }
            target = 0;
            if (TryTarget(out way))
            {
                tried++;
                return true;
            }
        }
        return false;
    }

    private bool TryTarget(out TrunkWay way)
    {
        if (named is { } first)
        {
            named = null;
            way = new TrunkWay(trunks[trunk], first);
            return true;
        }
        IReadOnlyList<TrunkTarget> targets = trunks[trunk].Targets;
        while (target < targets.Count)
        {
            TrunkTarget next = targets[target++];
            if (!next.IsDown)
            {
                way = new TrunkWay(trunks[trunk], next);
                return true;
            }
        }
        way = default;
        return false;
    }

    private static string Word(TrunkRefusal refusal) =>
        refusal switch
        {
            TrunkRefusal.Down => "down",
            TrunkRefusal.Unregistered => "not registered",
            TrunkRefusal.Unresolved => "no address known",
            TrunkRefusal.TooManyCalls => "at its limit of calls",
            _ => "at its limit of calls a second",
        };
}
