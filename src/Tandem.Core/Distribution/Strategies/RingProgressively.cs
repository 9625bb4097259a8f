namespace Tandem.Core.Distribution.Strategies;

/// <summary>By level and position, one more agent every few seconds; those already rung go on ringing.</summary>
internal sealed class RingProgressively : QueueStrategy
{
    public override string Name => "ring-progressively";

    public override int Most(Queue queue) => int.MaxValue;

    public override bool GrowsSlowly => true;

    public override long First(Tier tier) => tier.Position;
}
