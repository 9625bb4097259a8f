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
        foreach ((long key, long id) in queues)
        {
            QueueQuarter row = state.Queues[key];
            into.Add(new PutQueueQuarter(id, row.QueueId, row.Quarter, row.Part, Packed.Of(row)));
        }
        foreach ((long key, long id) in agents)
        {
            AgentQuarter row = state.AgentQuarters[key];
            into.Add(new PutAgentQuarter(id, row.AgentId, row.Quarter, row.Part, Packed.Of(row)));
        }
        queues.Clear();
        agents.Clear();
        Forget(state.Queues, state.Quarter - Kept);
        Forget(state.AgentQuarters, state.Quarter - Kept);
    }

    private void Forget<T>(SortedDictionary<long, T> rows, int before)
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
            rows.Remove(key);
        }
        old.Clear();
    }

    // In order of quarters, then ids.
    private static long KeyOf(int quarter, int id) => ((long)quarter << 32) | (uint)id;
}
