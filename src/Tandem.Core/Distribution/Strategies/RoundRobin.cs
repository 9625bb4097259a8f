namespace Tandem.Core.Distribution.Strategies;

using Tandem.Foundation;

/// <summary>The next position after the agent offered last in the queue, then from the top.</summary>
internal sealed class RoundRobin : QueueStrategy
{
    public override string Name => "round-robin";

    public override long First(Tier tier) => tier.Position;

    public override long Second(Tier tier) => tier.Agent.LastOffered;

    public override int Start(CallableIndex callable, Member member, Prng prng)
    {
        if (member.Queue.LastOffered is not { } last)
        {
            return 0;
        }
        int start = After(callable, last.Level, last.Position);
        return start < callable.Count && callable[start].Level == last.Level ? start : 0;
    }
}
