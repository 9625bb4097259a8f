namespace Tandem.Core.Queues.Strategies;

/// <summary>The strategies by name.</summary>
internal static class StrategyTable
{
    private static readonly QueueStrategy[] Rows =
    [
        new LongestIdleAgent(),
        new RingAll(),
        new RoundRobin(),
        new RandomAgent(),
        new AgentWithFewestCalls(),
    ];

    public static QueueStrategy Default => Rows[0];

    public static QueueStrategy? Find(string name)
    {
        foreach (QueueStrategy row in Rows)
        {
            if (row.Name == name)
            {
                return row;
            }
        }
        return null;
    }

    /// <summary>For error messages.</summary>
    public static string Names => string.Join(", ", Rows.Select(row => row.Name));
}
