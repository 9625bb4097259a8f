namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Folds;

/// <summary>Queues and agents per quarter of an hour.</summary>
public interface IStatisticsTable
{
    /// <summary>Adds it, or takes the place of what that part of the quarter had.</summary>
    void PutQueue(int tenant, PutQueueQuarter row);

    void PutAgent(int tenant, PutAgentQuarter row);

    /// <summary>Parts are not added up. By quarter, queue and part.</summary>
    IReadOnlyList<QueueQuarter> Queues(int tenant, int fromQuarter, int toQuarter);

    /// <summary>
    /// Parts are not added up. By quarter, agent and part; those of the newest quarter that there is are always among them, since what goes on stands there.
    /// </summary>
    IReadOnlyList<AgentQuarter> Agents(int tenant, int fromQuarter, int toQuarter);
}
