namespace Tandem.Core.Distribution;

using Tandem.Foundation;

/// <summary>
/// How a queue picks: a sort key over the index of callable agents, where in it to begin, and how many it rings for one caller. Level always
/// goes first. One file and one row in the table of strategies each. Orders as in FreeSWITCH's mod_callcenter and mod_fifo.
/// </summary>
internal abstract class QueueStrategy
{
    /// <summary>The name in configuration.</summary>
    public abstract string Name { get; }

    /// <summary>For FIFO queues; the others are for call centre queues.</summary>
    public virtual bool IsFifo => false;

    /// <summary>How many agents ring for one caller at once.</summary>
    public virtual int Most(Queue queue) => 1;

    /// <summary>One more agent each <see cref="QueueSettings.ProgressSeconds"/> while the earlier ones go on ringing.</summary>
    public virtual bool GrowsSlowly => false;

    /// <summary>Who answers gets the caller who has waited longest, whoever he was rung for.</summary>
    public virtual bool MatchesOnAnswer => false;

    /// <summary>After the end of a level go on to the next ones, and only then back to the top.</summary>
    public virtual bool WalksOn => false;

    /// <summary>Its order changes at midnight, when counts begin anew.</summary>
    public virtual bool CountsByDay => false;

    /// <summary>Whether the queue as a whole may ring one more agent.</summary>
    public virtual bool MayRing(Queue queue) => true;

    /// <summary>The first thing that orders agents of a level; lower goes first.</summary>
    public abstract long First(Tier tier);

    /// <summary>The second; lower goes first.</summary>
    public virtual long Second(Tier tier) => tier.Position;

    /// <summary>Which index the walk begins at; it goes to the end of that level, then from the top over the rest.</summary>
    public virtual int Start(CallableIndex callable, Member member, Prng prng) => 0;

    public TierKey KeyOf(Tier tier) => new(tier.Level, First(tier), Second(tier), tier.Sequence);

    /// <summary>Where the positions after this one begin in its level; the index's length when there are none in the whole index.</summary>
    protected static int After(CallableIndex callable, int level, int position) =>
        callable.Find(new TierKey(level, position + 1L, long.MinValue, long.MinValue));
}
