namespace Tandem.Native.Models;

/// <summary>Queues and agents in a period.</summary>
/// <param name="From">Its beginning, at a quarter of an hour.</param>
/// <param name="To">Its end, which does not belong to it.</param>
/// <param name="Interval">How it is divided.</param>
/// <param name="Queues">By interval, then by queue; those with nothing to tell are left out.</param>
/// <param name="Agents">By interval, then by agent, likewise.</param>
internal sealed record StatisticsModel(
    string From,
    string To,
    string Interval,
    IReadOnlyList<QueueStatistics> Queues,
    IReadOnlyList<AgentStatistics> Agents
);

/// <summary>Queues, by interval, then by queue.</summary>
/// <param name="Queues">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record QueueStatisticsList(IReadOnlyList<QueueStatistics> Queues, string? Next);

/// <summary>Agents, by interval, then by agent.</summary>
/// <param name="Agents">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record AgentStatisticsList(IReadOnlyList<AgentStatistics> Agents, string? Next);
