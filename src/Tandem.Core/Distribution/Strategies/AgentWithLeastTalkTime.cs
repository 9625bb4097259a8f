namespace Tandem.Core.Distribution.Strategies;

/// <summary>Who has talked least since becoming available.</summary>
internal sealed class AgentWithLeastTalkTime : QueueStrategy
{
    public override string Name => "agent-with-least-talk-time";

    public override long First(Tier tier) => tier.Agent.TalkMillis;
}
