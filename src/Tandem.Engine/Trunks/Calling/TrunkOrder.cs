namespace Tandem.Engine.Trunks.Calling;

/// <summary>
/// In which order trunks are tried: those of the lowest priority first, and among them each as often first as its weight says (RFC 2782 has the rule for
/// SRV records). The trunk ordered, where it is of that priority, has no advantage.
/// </summary>
internal static class TrunkOrder
{
    public static List<Trunk> Of(IEnumerable<Trunk> trunks, TrunkServices services)
    {
        List<Trunk> order = [];
        foreach (
            IGrouping<int, Trunk> same in trunks
                .Where(trunk => !trunk.Row.Disabled)
                .GroupBy(trunk => trunk.Row.Priority)
                .OrderBy(group => group.Key)
        )
        {
            List<Trunk> left = [.. same.OrderBy(trunk => trunk.Row.Id)];
            while (left.Count > 0)
            {
                Trunk next = left.Count == 1 ? left[0] : Draw(left, services);
                left.Remove(next);
                order.Add(next);
            }
        }
        return order;
    }

    // Those without weight come when no others are left.
    private static Trunk Draw(List<Trunk> left, TrunkServices services)
    {
        int all = left.Sum(trunk => trunk.Row.Weight);
        if (all == 0)
        {
            return left[0];
        }
        int drawn = services.Random(all);
        foreach (Trunk trunk in left)
        {
            drawn -= trunk.Row.Weight;
            if (drawn < 0)
            {
                return trunk;
            }
        }
        return left[^1];
    }
}
