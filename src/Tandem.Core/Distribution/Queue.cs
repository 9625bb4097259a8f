namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>One queue as it lives: who waits, who is signed in, who can be called.</summary>
internal sealed class Queue : IPublished
{
    /// <summary>Before anything is known.</summary>
    private static readonly TimeSpan UnknownHandleTime = TimeSpan.FromMinutes(3);

    /// <summary>Of so many calls that ended last the time is kept in mind, as it were.</summary>
    private const int HandleTimesCounted = 8;

    private readonly int[] counts = new int[Availabilities.Count];
    private readonly SortedDictionary<int, int> levels = [];

    public Queue(QueueRow row, QueueStrategy strategy)
    {
        Row = row;
        Settings = new QueueSettings(row);
        Strategy = strategy;
    }

    public QueueRow Row { get; private set; }

    public QueueSettings Settings { get; private set; }

    public QueueStrategy Strategy { get; private set; }

    public int Id => Row.Id;

    public string Name => Row.Name;

    public bool IsFifo => Strategy.IsFifo;

    /// <summary>Callers that wait, offered ones included, in order of rank.</summary>
    public LinkedList<Member> Members { get; } = new();

    /// <summary>Those that an offer may be made for, in order of rank: see <see cref="Member.WantsOffer"/>.</summary>
    public LinkedList<Member> Pending { get; } = new();

    public AbandonedCallers AbandonedCallers { get; } = new();

    /// <summary>Places of those signed in here.</summary>
    public List<Tier> Tiers { get; } = [];

    public CallableIndex Callable { get; } = new();

    /// <summary>So many of those who are callable are kept for numbers that ring: see <see cref="KeptAgents"/>.</summary>
    public int Kept { get; set; }

    /// <summary>The tenant's day that agents stand in order for; see <see cref="QueueStrategy.CountsByDay"/>.</summary>
    public int Day { get; private set; }

    /// <summary>Since when nobody is signed in; only good while that is so.</summary>
    public Instant DesertedAt { get; private set; }

    /// <summary>The lowest level of those signed in.</summary>
    public int LowestLevel
    {
        get
        {
            foreach (int level in levels.Keys)
            {
                return level;
            }
            return 0;
        }
    }

    /// <summary>Whom the queue offered a call last.</summary>
    public Tier? LastOffered { get; set; }

    /// <summary>Offers that ring or are being joined.</summary>
    public int Ringing { get; set; }

    public long Answered { get; set; }

    public long Abandoned { get; set; }

    /// <summary>How long an agent is busy with one of its calls: of the last ones, the newest counting most.</summary>
    public TimeSpan HandleTime { get; private set; } = UnknownHandleTime;

    /// <summary>How long one who came now would wait, if all goes on as it has.</summary>
    public TimeSpan EstimatedWait =>
        Callable.Count > Pending.Count ? TimeSpan.Zero : HandleTime * (Members.Count + 1) / Math.Max(1, Tiers.Count);

    public bool IsChanged { get; set; }

    /// <summary>Signed-in agents per availability.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>An agent was busy with a call of it for so long.</summary>
    public void Handled(TimeSpan time) => HandleTime += (time - HandleTime) / HandleTimesCounted;

    /// <summary>A changed configuration: those who wait and those who are signed in stay as they are.</summary>
    public void Change(QueueRow row, QueueStrategy strategy)
    {
        Row = row;
        Settings = new QueueSettings(row);
        if (strategy == Strategy)
        {
            return;
        }
        Strategy = strategy;
        foreach (Tier tier in Tiers)
        {
            Index(tier);
        }
    }

    /// <summary>A day has begun: what is counted by it orders agents anew.</summary>
    public void BeginDay(int day)
    {
        Day = day;
        foreach (Tier tier in Tiers)
        {
            Index(tier);
        }
    }

    /// <summary>The call's place in line; null when it does not wait here.</summary>
    public Member? MemberOf(Call call)
    {
        foreach (Member member in Members)
        {
            if (member.Call == call)
            {
                return member;
            }
        }
        return null;
    }

    /// <summary>Of the agents signed in here, how many serve the other queue too.</summary>
    public int SharedWith(Queue other)
    {
        int shared = 0;
        foreach (Tier tier in Tiers)
        {
            foreach (QueuePlace place in tier.Agent.Places)
            {
                shared += place is Tier there && there.Queue == other ? 1 : 0;
            }
        }
        return shared;
    }

    public void Enter(Tier tier)
    {
        Tiers.Add(tier);
        levels[tier.Level] = levels.GetValueOrDefault(tier.Level) + 1;
        tier.Counted = tier.Agent.Availability;
        counts[(int)tier.Counted]++;
        Index(tier);
    }

    public void Leave(Tier tier, Instant now)
    {
        Tiers.Remove(tier);
        LeaveLevel(tier.Level);
        DesertedAt = now;
        counts[(int)tier.Counted]--;
        if (tier.IsIndexed)
        {
            Callable.Remove(tier);
        }
    }

    /// <summary>Another level or position; the index follows with the agent's next <see cref="Recount"/>.</summary>
    public void Place(Tier tier, int level, int position)
    {
        LeaveLevel(tier.Level);
        levels[level] = levels.GetValueOrDefault(level) + 1;
        tier.Level = level;
        tier.Position = position;
    }

    /// <summary>The agent's standing changed: counters and index follow.</summary>
    public void Recount(Tier tier)
    {
        counts[(int)tier.Counted]--;
        tier.Counted = tier.Agent.Availability;
        counts[(int)tier.Counted]++;
        Index(tier);
    }

    /// <summary>How long an agent rests after a call of this queue: a FIFO's for its lag and a second (mod_fifo), a call centre's for its wrap-up.</summary>
    public TimeSpan RestOf(Agent agent) => Durations.OfSeconds(IsFifo ? Settings.Lag(agent.Row.Agent) + 1L : agent.Row.Agent.WrapUpSeconds);

    private void LeaveLevel(int level)
    {
        if (--levels[level] == 0)
        {
            levels.Remove(level);
        }
    }

    private void Index(Tier tier)
    {
        bool callable = tier.Counted == Availability.Callable;
        if (tier.IsIndexed)
        {
            Callable.Remove(tier);
        }
        if (callable)
        {
            Callable.Add(tier, Strategy.KeyOf(tier));
        }
    }
}
