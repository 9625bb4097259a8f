namespace Tandem.Core.Distribution.Strategies;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>In rotation by position, among equals in the order of their first sign-in of the day: whoever follows the agent offered last, then from the top.</summary>
internal sealed class RoundRobinToday : QueueStrategy
{
    public override string Name => StrategyNames.Today("round-robin");

    public override long First(Tier tier) => tier.Position;

    public override long Second(Tier tier) => tier.Agent.Today.SignInOrder;

    public override int Start(CallableIndex callable, Member member, Prng prng)
    {
        if (member.Queue.LastOffered is not { } last)
        {
            return 0;
        }
        int start = callable.Find(new TierKey(last.Level, last.Position, last.Agent.Today.SignInOrder + 1, long.MinValue));
        return start < callable.Count && callable[start].Level == last.Level ? start : 0;
    }
}
