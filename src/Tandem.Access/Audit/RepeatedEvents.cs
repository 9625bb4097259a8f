namespace Tandem.Access.Audit;

using Tandem.Core.Contract.Events;

/// <summary>
/// Tells the first of what is alike at once, and how many more there were when its time is over. Past the bound what is new is counted
/// without names, so that nobody fills a log by changing his.
/// </summary>
/// <param name="most">Different ones of a tenant at a time: what strangers do to one takes no names from the log of another.</param>
/// <param name="window">How long those alike are counted together.</param>
/// <param name="tell">With how many it stands for.</param>
internal sealed class RepeatedEvents(int most, TimeSpan window, TimeProvider clock, Action<RepeatedEvent, int> tell)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int, Actor, string, string, string), Counted> counted = [];
    private readonly Dictionary<int, int> ofTenant = [];

    // All are counted equally long, so that order of coming is order of end.
    private readonly Queue<Counted> inOrder = new();

    public void Tell(RepeatedEvent happened)
    {
        Sweep();
        bool isFirst;
        lock (gate)
        {
            if (ofTenant.GetValueOrDefault(happened.Tenant) >= most && !counted.ContainsKey(KeyOf(happened)))
            {
                happened = happened.Anonymous();
            }
            isFirst = !counted.TryGetValue(KeyOf(happened), out Counted? known);
            if (isFirst)
            {
                Counted fresh = new(happened, clock.GetUtcNow() + window);
                counted.Add(KeyOf(happened), fresh);
                ofTenant[happened.Tenant] = ofTenant.GetValueOrDefault(happened.Tenant) + 1;
                inOrder.Enqueue(fresh);
            }
            else
            {
                known!.More++;
            }
        }
        if (isFirst)
        {
            tell(happened, 1);
        }
    }

    /// <summary>Tells what is counted of those whose time is over.</summary>
    /// <param name="all">Of the others too.</param>
    public void Sweep(bool all = false)
    {
        List<Counted> over = [];
        lock (gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            while (inOrder.TryPeek(out Counted? first) && (all || first.Ends <= now))
            {
                over.Add(inOrder.Dequeue());
                counted.Remove(KeyOf(first.Event));
                if (--ofTenant[first.Event.Tenant] == 0)
                {
                    ofTenant.Remove(first.Event.Tenant);
                }
            }
        }
        foreach (Counted each in over.Where(each => each.More > 0))
        {
            tell(each.Event, each.More);
        }
    }

    private static (int, Actor, string, string, string) KeyOf(RepeatedEvent of) => (of.Tenant, of.By, of.What, of.Name, of.Address);

    private sealed class Counted(RepeatedEvent happened, DateTimeOffset ends)
    {
        public RepeatedEvent Event => happened;

        public DateTimeOffset Ends => ends;

        public int More { get; set; }
    }
}
