namespace Tandem.Core.Distribution.Strategies;

using Tandem.Core.Contract.Rows;

/// <summary>Who has answered the fewest calls of queues today.</summary>
internal sealed class AgentWithFewestCallsToday : QueueStrategy
{
    public override string Name => StrategyNames.Today("agent-with-fewest-calls");

    public override bool CountsByDay => true;

    public override long First(Tier tier) => tier.Agent.Today.AnsweredOn(tier.Queue.Day);
}
