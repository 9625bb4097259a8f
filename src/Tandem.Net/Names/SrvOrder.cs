namespace Tandem.Net.Names;

/// <summary>One SRV record as it matters here.</summary>
internal readonly record struct SrvTarget(string Host, int Port, int Priority, int Weight);

/// <summary>The order in which targets of SRV records are tried (RFC 2782): by priority, among equals by chance as their weights say.</summary>
internal static class SrvOrder
{
    /// <param name="targets">As they came.</param>
    /// <param name="random">A number from 0 to the given one.</param>
    public static List<SrvTarget> Of(IEnumerable<SrvTarget> targets, Func<int, int> random)
    {
        List<SrvTarget> order = [];
        foreach (IGrouping<int, SrvTarget> same in targets.GroupBy(each => each.Priority).OrderBy(group => group.Key))
        {
            // Those of weight 0 first, so that they have a chance at all.
            List<SrvTarget> left = [.. same.OrderBy(each => each.Weight)];
            while (left.Count > 0)
            {
                int drawn = random(left.Sum(each => each.Weight));
                int index = 0;
                for (int sum = left[0].Weight; sum < drawn; sum += left[index].Weight)
                {
                    index++;
                }
                order.Add(left[index]);
                left.RemoveAt(index);
            }
        }
        return order;
    }
}
