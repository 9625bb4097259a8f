namespace Tandem.Core.Distribution.Strategies;

/// <summary>By position; among equals whoever was offered a call longest ago.</summary>
internal sealed class SequentiallyByAgentOrder : QueueStrategy
{
    public override string Name => "sequentially-by-agent-order";

    public override long First(Tier tier) => tier.Position;

    public override long Second(Tier tier) => tier.Agent.LastOffered;
}
