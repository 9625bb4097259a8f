namespace Tandem.Core.Distribution.Strategies;

using Tandem.Foundation;

/// <summary>Any agent of the lowest level, each as likely as the other.</summary>
internal sealed class RandomAgent : QueueStrategy
{
    public override string Name => "random";

    public override long First(Tier tier) => 0;

    public override int Start(CallableIndex callable, Member member, Prng prng) =>
        callable.Count == 0 ? 0 : prng.Below(callable.EndOfLevel(callable[0].Level));
}
