namespace Tandem.Native.Resources;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Models;
using Tandem.Native.Requests;

/// <summary>Rows of statistics as the archive has them, added up by interval. What is alike in queues and agents is here, what is not in two rows.</summary>
/// <param name="Read">The rows of a tenant from a quarter up to another one, by quarter, as they are at that moment.</param>
/// <param name="Quarter">Of a row.</param>
/// <param name="Id">Of whom it tells.</param>
/// <param name="Add">Adds the second to the first.</param>
/// <param name="Show">As it leaves.</param>
internal sealed record StatisticsRows<TRow, TModel>(
    Func<IArchive, int, int, int, long, IReadOnlyList<TRow>> Read,
    Func<TRow, int> Quarter,
    Func<TRow, int> Id,
    Action<TRow, TRow> Add,
    Func<TRow, Interval, TModel> Show
)
{
    /// <summary>Quarters read at once, at least one interval: however long the period is, only so much is in memory.</summary>
    private const int AtOnce = 96;

    /// <summary>The rows after a place, in order of interval and id; one more than asked for when there are more.</summary>
    /// <param name="archive">Where they are.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="division">The period.</param>
    /// <param name="only">This one only; 0 for all.</param>
    /// <param name="after">The place: interval and id of the last row shown.</param>
    /// <param name="most">How many are asked for.</param>
    /// <param name="now">In Unix microseconds.</param>
    public List<(StatisticsPlace Place, TModel Row)> Page(
        IArchive archive,
        int tenant,
        Division division,
        int only,
        StatisticsPlace after,
        int most,
        long now
    )
    {
        List<(StatisticsPlace, TModel)> page = [];
        int step = (AtOnce + division.Quarters - 1) / division.Quarters * division.Quarters;
        int at = after.From > division.Period.From ? division.Of(Math.Min(after.From, division.Period.To)).From : division.Period.From;
        while (at < division.Period.To && page.Count <= most)
        {
            int to = Math.Min(at + step, division.Period.To);
            foreach ((StatisticsPlace place, TRow sum) in Sum(archive, tenant, division, only, at, to, now))
            {
                if (place.CompareTo(after) > 0 && page.Count <= most)
                {
                    page.Add((place, Show(sum, division.Of(place.From))));
                }
            }
            at = to;
        }
        return page;
    }

    private SortedDictionary<StatisticsPlace, TRow> Sum(
        IArchive archive,
        int tenant,
        Division division,
        int only,
        int from,
        int to,
        long now
    )
    {
        SortedDictionary<StatisticsPlace, TRow> sums = [];
        foreach (TRow row in Read(archive, tenant, from, to, now))
        {
            int id = Id(row);
            if (only != 0 && id != only)
            {
                continue;
            }
            StatisticsPlace place = new(division.Of(Quarter(row)).From, id);
            if (sums.TryGetValue(place, out TRow? sum))
            {
                Add(sum, row);
            }
            else
            {
                sums.Add(place, row);
            }
        }
        return sums;
    }
}

/// <summary>A row's place in the order of answers.</summary>
/// <param name="From">The first quarter of its interval.</param>
/// <param name="Id">Of whom it tells.</param>
internal readonly record struct StatisticsPlace(int From, int Id) : IComparable<StatisticsPlace>
{
    public int CompareTo(StatisticsPlace other) => From != other.From ? From.CompareTo(other.From) : Id.CompareTo(other.Id);
}

/// <summary>Of what there are statistics.</summary>
internal static class StatisticsKinds
{
    public static readonly StatisticsRows<QueueQuarter, QueueStatistics> Queues = new(
        static (archive, tenant, from, to, _) => archive.QueueQuarters(tenant, from, to),
        static row => row.Quarter,
        static row => row.QueueId,
        static (sum, row) =>
        {
            sum.Add(row);
            sum.Queue = row.Queue;
        },
        QueueStatistics.Of
    );

    public static readonly StatisticsRows<AgentQuarter, AgentStatistics> Agents = new(
        static (archive, tenant, from, to, now) => archive.AgentQuarters(tenant, from, to, now),
        static row => row.Quarter,
        static row => row.AgentId,
        static (sum, row) =>
        {
            sum.Add(row);
            sum.Agent = row.Agent;
        },
        AgentStatistics.Of
    );
}
