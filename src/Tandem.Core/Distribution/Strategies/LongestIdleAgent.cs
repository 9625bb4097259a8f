namespace Tandem.Core.Distribution.Strategies;

/// <summary>Whose last bridged call ended longest ago.</summary>
internal sealed class LongestIdleAgent : QueueStrategy
{
    public override string Name => "longest-idle-agent";

    public override long First(Tier tier) => tier.Agent.LastBridgeEnd.Ticks;
}
