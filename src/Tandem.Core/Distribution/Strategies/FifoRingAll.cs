namespace Tandem.Core.Distribution.Strategies;

using Tandem.Core.Agents;

/// <summary>FIFO: the caller at the head rings <c>outbound_per_cycle</c> agents at once, by who rests longest, then fewest failed rings.</summary>
internal sealed class FifoRingAll : QueueStrategy
{
    public override string Name => "ringall";

    public override bool IsFifo => true;

    public override int Most(Queue queue) => queue.Settings.PerCycle == 0 ? int.MaxValue : queue.Settings.PerCycle;

    public override long First(Tier tier) => FreeSince(tier.Agent);

    public override long Second(Tier tier) => FailsThenCalls(tier.Agent);

    /// <summary>mod_fifo's next_avail: since when the agent may be called.</summary>
    public static long FreeSince(Agent agent) => Math.Max(agent.WrapUpUntil.Ticks, agent.DelayedUntil.Ticks);

    public static long FailsThenCalls(Agent agent) => agent.FailCount * 1_000_000_000L + Math.Min(agent.CallsAnswered, 999_999_999);
}
