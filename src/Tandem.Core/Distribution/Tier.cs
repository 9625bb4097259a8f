namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;

/// <summary>The order among callable agents: level first, then what the strategy says, and a number that is unique in the end.</summary>
internal readonly record struct TierKey(int Level, long First, long Second, long Sequence) : IComparable<TierKey>
{
    public int CompareTo(TierKey other)
    {
        int order = Level.CompareTo(other.Level);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Second.CompareTo(other.Second);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }
}

/// <summary>One agent's place in one queue while signed in there.</summary>
internal sealed class Tier(Staffing staffing, Queue queue, Agent agent, int level, int position, long sequence) : QueuePlace
{
    public Queue Queue { get; } = queue;

    public override int QueueId => Queue.Id;

    public Agent Agent { get; } = agent;

    public int Level { get; set; } = level;

    public int Position { get; set; } = position;

    /// <summary>Unique within the tenant.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Its place in the index while callable; not changed meanwhile.</summary>
    public TierKey Key { get; set; }

    /// <summary>What the queue's counters have it down as.</summary>
    public Availability Counted { get; set; }

    public bool IsIndexed { get; set; }

    public override void Follow() => staffing.Follow(this);

    public override void Leave() => staffing.Leave(this);
}
