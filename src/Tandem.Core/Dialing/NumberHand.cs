namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;

/// <summary>The numbers of a campaign that are next, in the order they are due. The rest waits in the store.</summary>
internal sealed class NumberHand
{
    private readonly SortedSet<CampaignNumber> due = new(Order.Instance);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public int Count => due.Count;

    public bool Has(string number) => known.Contains(number);

    public void Add(CampaignNumber number)
    {
        if (known.Add(number.Number))
        {
            due.Add(number);
        }
    }

    /// <summary>The next one; null when there is none.</summary>
    public CampaignNumber? Take()
    {
        if (due.Min is not { } first)
        {
            return null;
        }
        due.Remove(first);
        known.Remove(first.Number);
        return first;
    }

    public void Clear()
    {
        due.Clear();
        known.Clear();
    }

    private sealed class Order : IComparer<CampaignNumber>
    {
        public static readonly Order Instance = new();

        public int Compare(CampaignNumber? a, CampaignNumber? b)
        {
            int order = a!.Rank.CompareTo(b!.Rank);
            order = order == 0 ? a.DueMicros.CompareTo(b.DueMicros) : order;
            return order == 0 ? string.CompareOrdinal(a.Number, b.Number) : order;
        }
    }
}
