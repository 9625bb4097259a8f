namespace Tandem.Core.Contract.Rows;

/// <summary>Agents' quarters up to now: what goes on is counted as if it were over.</summary>
public static class AgentsNow
{
    /// <summary>The rows of a period, in order of quarters.</summary>
    /// <param name="rows">All that was counted in it, and those in which something goes on, wherever they are. They are changed.</param>
    /// <param name="from">The first quarter.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="nowMicros">In Unix microseconds.</param>
    public static IReadOnlyList<AgentQuarter> Of(IReadOnlyList<AgentQuarter> rows, int from, int to, long nowMicros)
    {
        List<AgentQuarter> grown = [];
        foreach (AgentQuarter row in rows)
        {
            if (row.Quarter >= from && row.Quarter < to)
            {
                grown.Add(row);
            }
            if (row.Running is { } running)
            {
                row.Running = null;
                Add(grown, row, running, from, Math.Min(nowMicros, to * AgentQuarter.LengthMicros));
            }
        }
        return [.. grown.OrderBy(row => row.Quarter)];
    }

    private static void Add(List<AgentQuarter> grown, AgentQuarter row, RunningState running, int from, long until)
    {
        for (long at = running.SinceMicros; at < until; )
        {
            int quarter = (int)(at / AgentQuarter.LengthMicros);
            long end = Math.Min(until, (quarter + 1L) * AgentQuarter.LengthMicros);
            if (quarter == row.Quarter)
            {
                row.Count(running.State, running.Reason, end - at);
            }
            else if (quarter >= from)
            {
                AgentQuarter later = new()
                {
                    AgentId = row.AgentId,
                    Agent = row.Agent,
                    Quarter = quarter,
                    Part = row.Part,
                };
                later.Count(running.State, running.Reason, end - at);
                grown.Add(later);
            }
            at = end;
        }
    }
}
