namespace Tandem.Media.Ice;

using Tandem.Foundation;

/// <summary>Where a peer's checks come from: few addresses, each with what was last said of it.</summary>
/// <param name="most">Addresses kept; another takes the place of the one not heard for longest.</param>
internal sealed class CheckedAddresses(int most)
{
    private readonly List<Checked> all = [];

    /// <summary>One address that has passed a check.</summary>
    /// <param name="Address">The peer's, as we see it: its own candidate, or peer-reflexive.</param>
    /// <param name="Priority">The peer's candidate's.</param>
    /// <param name="IsNominated">It was to be used.</param>
    /// <param name="At">The last check.</param>
    public readonly record struct Checked(NetAddress Address, uint Priority, bool IsNominated, Instant At);

    public int Count => all.Count;

    public Checked? Find(in NetAddress address)
    {
        foreach (Checked each in all)
        {
            if (each.Address == address)
            {
                return each;
            }
        }
        return null;
    }

    /// <summary>A check passed; returns the address that had to make room, or none.</summary>
    public NetAddress Keep(in Checked passed)
    {
        int oldest = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Address == passed.Address)
            {
                all[i] = passed;
                return default;
            }
            oldest = all[i].At < all[oldest].At ? i : oldest;
        }
        if (all.Count < most)
        {
            all.Add(passed);
            return default;
        }
        NetAddress gone = all[oldest].Address;
        all[oldest] = passed;
        return gone;
    }

    /// <summary>Takes one out.</summary>
    public void Forget(NetAddress address) => all.RemoveAll(each => each.Address == address);

    /// <summary>Takes out one that has not been heard since; none when there is none.</summary>
    public NetAddress TakeStale(Instant before)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].At < before)
            {
                NetAddress stale = all[i].Address;
                all.RemoveAt(i);
                return stale;
            }
        }
        return default;
    }

    public NetAddress TakeAny()
    {
        if (all.Count == 0)
        {
            return default;
        }
        NetAddress last = all[^1].Address;
        all.RemoveAt(all.Count - 1);
        return last;
    }
}
