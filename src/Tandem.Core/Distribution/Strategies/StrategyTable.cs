namespace Tandem.Core.Distribution.Strategies;

using Tandem.Core.Contract.Rows;

/// <summary>The strategies by name.</summary>
internal static class StrategyTable
{
    private const string FifoKind = "fifo";
    private const string CallCentreKind = "callcenter";

    private static readonly QueueStrategy[] Rows =
    [
        new LongestIdleAgent(),
        new RingAll(),
        new TopDown(),
        new AgentWithLeastTalkTime(),
        new AgentWithFewestCalls(),
        new SequentiallyByAgentOrder(),
        new RoundRobin(),
        new RandomAgent(),
        new RingProgressively(),
        new RoundRobinToday(),
        new AgentWithFewestCallsToday(),
        new FifoRingAll(),
        new FifoEnterprise(),
    ];

    /// <summary>The strategy of a queue; the kind's first one where its name is not known.</summary>
    public static QueueStrategy Of(QueueRow row) => Find(row.Strategy, row.Kind) ?? Find("", row.Kind)!;

    /// <summary>
    /// The strategy of that name for that kind of queue; the kind's first one when the name is empty. The two kinds spell ring-all differently,
    /// and either spelling is taken.
    /// </summary>
    public static QueueStrategy? Find(string name, string kind)
    {
        bool fifo = kind == FifoKind;
        string plain = name.Replace("-", "", StringComparison.Ordinal);
        foreach (QueueStrategy row in Rows)
        {
            if (
                row.IsFifo == fifo
                && (
                    name.Length == 0
                    || row.Name == name
                    || plain == "ringall" && row.Name.Replace("-", "", StringComparison.Ordinal) == plain
                )
            )
            {
                return row;
            }
        }
        return null;
    }

    /// <summary>The other kind of queue, where that has a strategy of this name; null where it has not.</summary>
    public static string? OtherKind(string name, string kind)
    {
        string other = kind == FifoKind ? CallCentreKind : FifoKind;
        return name.Length > 0 && Find(name, other) is not null ? other : null;
    }

    /// <summary>For error messages.</summary>
    public static string Names(string kind) =>
        string.Join(", ", Rows.Where(row => row.IsFifo == (kind == FifoKind)).Select(row => row.Name));
}
