namespace Tandem.Core.Distribution.Strategies;

/// <summary>
/// FIFO: as many agents ring as callers wait, at least <c>outbound_per_cycle_min</c>, at most <c>outbound_per_cycle</c>; who answers gets the
/// caller at the head.
/// </summary>
internal sealed class FifoEnterprise : QueueStrategy
{
    public override string Name => "enterprise";

    public override bool IsFifo => true;

    public override bool MatchesOnAnswer => true;

    public override int Most(Queue queue) => Math.Max(queue.Settings.PerCycleMin, 1);

    public override bool MayRing(Queue queue)
    {
        int wanted = Math.Max(queue.Members.Count, queue.Settings.PerCycleMin);
        int most = queue.Settings.PerCycle;
        return queue.Ringing < (most == 0 ? wanted : Math.Min(wanted, Math.Max(most, 1)));
    }

    public override long First(Tier tier) => FifoRingAll.FreeSince(tier.Agent);

    public override long Second(Tier tier) => FifoRingAll.FailsThenCalls(tier.Agent);
}
