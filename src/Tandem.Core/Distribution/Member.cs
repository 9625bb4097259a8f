namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Kernel;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>What a member has deadlines for.</summary>
internal enum MemberTimer
{
    Limit,
    NoAgentLimit,
    SkipEnd,
    TierWake,
    Progress,
    Announcement,
}

/// <summary>A waiting caller: one live leg, one place in line, and the offers that ring for it.</summary>
internal sealed class Member(WaitingLine line, IWaiting owner, CallLeg leg, Queue queue, MemberRank rank, Now joined) : ITimed
{
    private readonly List<(Agent Agent, Instant Until)> skipped = [];

    /// <summary>The call's own flow, which decides what becomes of the wait.</summary>
    public IWaiting Owner { get; } = owner;

    public Call Call => Leg.Call;

    public CallLeg Leg { get; } = leg;

    public Queue Queue { get; } = queue;

    /// <summary>Order of waiting over all queues of the tenant.</summary>
    public MemberRank Rank { get; } = rank;

    /// <summary>When its wait began: earlier than its coming when it goes on with a wait of before.</summary>
    public Now Joined { get; } = joined;

    /// <summary>What is other for it than for those who came by themselves.</summary>
    public WaitingWish Wish { get; init; } = WaitingWish.None;

    /// <summary>When it came into line.</summary>
    public Instant Entered { get; set; }

    public LinkedListNode<Member>? Node { get; set; }

    public LinkedListNode<Member>? PendingNode { get; set; }

    /// <summary>Offers that ring or are being joined.</summary>
    public List<Offer> Offers { get; } = [];

    /// <summary>The longest wait.</summary>
    public DeadlineHandle Limit;

    /// <summary>The longest wait while nobody is signed in.</summary>
    public DeadlineHandle NoAgentLimit;

    /// <summary>The next end of a skip.</summary>
    public DeadlineHandle SkipEnd;

    /// <summary>When agents of the next level may be called.</summary>
    public DeadlineHandle TierWake;

    public Instant TierWakeAt { get; set; }

    /// <summary>When one more agent is rung.</summary>
    public DeadlineHandle Progress;

    /// <summary>The next announcement.</summary>
    public DeadlineHandle Announcement;

    /// <summary>The place of the agent rung for it last: where top-down goes on.</summary>
    public (int Level, int Position)? Cursor { get; set; }

    /// <summary>Has waited too long, but an agent still rings: what that comes to decides.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>The last pick as events have it.</summary>
    public (OfferCount[] Counts, OfferCandidate[] First) Why { get; set; } = ([], []);

    /// <summary>An agent has answered and media is being joined: nobody else is offered the call meanwhile.</summary>
    public bool IsJoining { get; set; }

    public bool IsWaiting => Node != null;

    /// <summary>One more agent may be rung for it, as far as it is concerned.</summary>
    public bool WantsOffer =>
        IsWaiting && !IsJoining && !IsOverdue && Offers.Count < Queue.Strategy.Most(Queue) && (Offers.Count == 0 || !Progress.IsArmed);

    /// <summary>An offer of its own rings at this agent.</summary>
    public bool Rings(Agent agent) => Offers.Exists(offer => offer.Agent == agent);

    /// <summary>Nobody is signed in who could answer it, now or later: who asks for skills is alone among agents who lack them.</summary>
    public bool IsAlone => Wish.Skills.Count == 0 ? Queue.Tiers.Count == 0 : !Queue.Tiers.Exists(tier => Suits(tier.Agent));

    /// <summary>The agent has all skills that are asked for.</summary>
    public bool Suits(Agent agent)
    {
        for (int i = 0; i < Wish.Skills.Count; i++)
        {
            if (!agent.Row.Skills.Contains(Wish.Skills[i]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether this agent is left out for this call for now.</summary>
    public bool Skips(Agent agent, Instant now)
    {
        foreach ((Agent each, Instant until) in skipped)
        {
            if (each == agent && until > now)
            {
                return true;
            }
        }
        return false;
    }

    public void Skip(Agent agent, Instant until)
    {
        skipped.RemoveAll(each => each.Agent == agent);
        skipped.Add((agent, until));
    }

    /// <summary>The next moment a skip ends; past ones are forgotten.</summary>
    public Instant NextSkipEnd(Instant now)
    {
        skipped.RemoveAll(each => each.Until <= now);
        Instant next = Instant.Never;
        foreach ((_, Instant until) in skipped)
        {
            next = Instant.Min(next, until);
        }
        return next;
    }

    public IEventScope? Scope => Call;

    public void Due(int timer) => line.Due(this, (MemberTimer)timer);

    public string NameOf(int timer) =>
        (MemberTimer)timer switch
        {
            MemberTimer.Limit => "longest wait",
            MemberTimer.NoAgentLimit => "longest wait without agents",
            MemberTimer.SkipEnd => "skipped agent may be rung again",
            MemberTimer.TierWake => "next level",
            MemberTimer.Progress => "one more agent",
            _ => "announcement",
        };
}
