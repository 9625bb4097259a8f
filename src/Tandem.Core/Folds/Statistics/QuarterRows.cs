namespace Tandem.Core.Folds.Statistics;

using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;

/// <summary>Finds the row to count in, makes it when there is none, and gives out those that have changed.</summary>
internal sealed class QuarterRows
{
    /// <summary>How many quarters back a row is kept to be counted on in; what comes later begins a row of its own.</summary>
    private const int Kept = 4;

    private readonly SortedDictionary<long, long> queues = [];
    private readonly SortedDictionary<long, long> agents = [];
    private readonly List<long> old = [];

    /// <summary>Rows that are not kept any more and were counted on since the last flush.</summary>
    private readonly List<RowChange> closed = [];

    /// <summary>Of the queue the call waits or waited in, for the quarter it entered.</summary>
    public QueueQuarter Of(OpenStatistics state, QueueCall call, long id)
    {
        long key = KeyOf(call.Quarter, call.QueueId);
        if (!state.Queues.TryGetValue(key, out QueueQuarter? row))
        {
            row = new QueueQuarter
            {
                QueueId = call.QueueId,
                Queue = call.Queue,
                Quarter = call.Quarter,
                Part = id,
            };
            state.Queues.Add(key, row);
        }
        queues[key] = id;
        return row;
    }

    /// <summary>Of the agent, for the quarter that runs.</summary>
    public AgentQuarter Of(OpenStatistics state, int agentId, string agent, long id)
    {
        long key = KeyOf(state.Quarter, agentId);
        if (!state.AgentQuarters.TryGetValue(key, out AgentQuarter? row))
        {
            row = new AgentQuarter
            {
                AgentId = agentId,
                Agent = agent,
                Quarter = state.Quarter,
                Part = id,
            };
            state.AgentQuarters.Add(key, row);
        }
        agents[key] = id;
        return row;
    }

    public void Flush(OpenStatistics state, List<RowChange> into)
    {
        into.AddRange(closed);
        closed.Clear();
        foreach ((long key, long id) in queues)
        {
            into.Add(Put(state.Queues[key], id));
        }
        foreach ((long key, long id) in agents)
        {
            into.Add(Put(state.AgentQuarters[key], id));
        }
        queues.Clear();
        agents.Clear();
    }

    /// <summary>
    /// Another quarter runs: rows that are too old are kept no longer. By the event that says so and not by the flush after it, or the same events
    /// would make other rows when they are read in other portions and the clock was set back.
    /// </summary>
    public void Forget(OpenStatistics state)
    {
        Forget(state.Queues, queues, state.Quarter - Kept, Put);
        Forget(state.AgentQuarters, agents, state.Quarter - Kept, Put);
    }

    private void Forget<T>(SortedDictionary<long, T> rows, SortedDictionary<long, long> changed, int before, Func<T, long, RowChange> put)
    {
        foreach (long key in rows.Keys)
        {
            if (key >> 32 >= before)
            {
                break;
            }
            old.Add(key);
        }
        foreach (long key in old)
        {
            if (changed.Remove(key, out long id))
            {
                closed.Add(put(rows[key], id));
            }
            rows.Remove(key);
        }
        old.Clear();
    }

    private static PutQueueQuarter Put(QueueQuarter row, long id) => new(id, row.QueueId, row.Quarter, row.Part, Packed.Of(row));

    private static PutAgentQuarter Put(AgentQuarter row, long id) => new(id, row.AgentId, row.Quarter, row.Part, Packed.Of(row));

    // In order of quarters, then ids.
    private static long KeyOf(int quarter, int id) => ((long)quarter << 32) | (uint)id;
}
