namespace Tandem.Core.Distribution.Strategies;

/// <summary>Who has answered the fewest calls since becoming available.</summary>
internal sealed class AgentWithFewestCalls : QueueStrategy
{
    public override string Name => "agent-with-fewest-calls";

    public override long First(Tier tier) => tier.Agent.CallsAnswered;
}
