namespace Tandem.Core.Queues;

using Tandem.Core.Agents;
using Tandem.Core.Configuration;
using Tandem.Core.Queues.Strategies;

/// <summary>One queue as it lives: who waits, who is signed in, who can be called.</summary>
internal sealed class Queue
{
    private readonly int[] standings = new int[AgentStandings.Count];

    public Queue(QueueRow row)
    {
        Row = row;
        Strategy = StrategyTable.Find(row.Strategy) ?? StrategyTable.Default;
        RingSeconds = Parameter("agent-timeout");
        MaxWaitSeconds = Parameter("max-wait-time");
    }

    public QueueRow Row { get; }

    public int Id => Row.Id;

    public string Name => Row.Name;

    public QueueStrategy Strategy { get; }

    /// <summary>How long the queue lets an agent ring; 0 leaves it to the agent.</summary>
    public int RingSeconds { get; }

    /// <summary>The longest wait; 0 is for ever.</summary>
    public int MaxWaitSeconds { get; }

    /// <summary>Callers that wait, offered ones included, in order of joining.</summary>
    public LinkedList<Member> Members { get; } = new();

    /// <summary>Those that an offer may be made for: not offered to anybody, or, where all are rung, not being joined. In order of joining.</summary>
    public LinkedList<Member> Pending { get; } = new();

    /// <summary>Places of those signed in here.</summary>
    public List<Tier> Tiers { get; } = [];

    public CallableIndex Callable { get; } = new();

    /// <summary>Whom the queue offered a call last.</summary>
    public Tier? LastOffered { get; set; }

    public long Answered { get; set; }

    public long Abandoned { get; set; }

    /// <summary>Signed-in agents per standing.</summary>
    public ReadOnlySpan<int> Standings => standings;

    public void Enter(Tier tier)
    {
        Tiers.Add(tier);
        tier.Counted = tier.Agent.Standing;
        standings[(int)tier.Counted]++;
        Index(tier);
    }

    public void Leave(Tier tier)
    {
        Tiers.Remove(tier);
        standings[(int)tier.Counted]--;
        if (tier.IsIndexed)
        {
            Callable.Remove(tier);
        }
    }

    /// <summary>The agent's standing changed: counters and index follow.</summary>
    public void Recount(Tier tier)
    {
        standings[(int)tier.Counted]--;
        tier.Counted = tier.Agent.Standing;
        standings[(int)tier.Counted]++;
        Index(tier);
    }

    private void Index(Tier tier)
    {
        bool callable = tier.Counted == AgentStanding.Callable;
        if (tier.IsIndexed)
        {
            Callable.Remove(tier);
        }
        if (callable)
        {
            Callable.Add(tier, Strategy.KeyOf(tier));
        }
    }

    private int Parameter(string key)
    {
        foreach (QueueParameter each in Row.Parameters)
        {
            if (each.Key == key && !each.Disabled && int.TryParse(each.Value, out int value) && value > 0)
            {
                return value;
            }
        }
        return 0;
    }
}
