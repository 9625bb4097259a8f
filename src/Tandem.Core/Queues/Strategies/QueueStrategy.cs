namespace Tandem.Core.Queues.Strategies;

using Tandem.Foundation;

/// <summary>
/// How a queue picks: a sort key over the index of callable agents, and where in it to begin. Level always goes first. One file and one row
/// in <see cref="StrategyTable"/> each. Orders as in FreeSWITCH's mod_callcenter.
/// </summary>
internal abstract class QueueStrategy
{
    /// <summary>The name in configuration.</summary>
    public abstract string Name { get; }

    /// <summary>Rings all callable agents for one caller at once.</summary>
    public virtual bool RingsAll => false;

    /// <summary>The first thing that orders agents of a level; lower goes first.</summary>
    public abstract long First(Tier tier);

    /// <summary>The second; lower goes first.</summary>
    public virtual long Second(Tier tier) => tier.Position;

    /// <summary>Which index the walk begins at; it goes to the end of that level, then from the top over the rest.</summary>
    public virtual int Start(CallableIndex callable, Queue queue, Prng prng) => 0;

    public TierKey KeyOf(Tier tier) => new(tier.Level, First(tier), Second(tier), tier.Sequence);
}
