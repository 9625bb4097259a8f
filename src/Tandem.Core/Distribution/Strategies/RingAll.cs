namespace Tandem.Core.Distribution.Strategies;

/// <summary>All at once; those who become free join in while it rings.</summary>
internal sealed class RingAll : QueueStrategy
{
    public override string Name => "ring-all";

    public override int Most(Queue queue) => int.MaxValue;

    public override long First(Tier tier) => tier.Position;
}
