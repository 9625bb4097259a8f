namespace Tandem.Core.Queues;

using Tandem.Core.Agents;
using Tandem.Core.Calls;
using Tandem.Core.Views;
using Tandem.Foundation;

/// <summary>A waiting caller: one live leg, one place in line, and the offers that ring for it.</summary>
internal sealed class Member(Call call, CallLeg leg, Queue queue, long sequence, Now joined)
{
    private readonly List<(Agent Agent, Instant Until)> skipped = [];

    public Call Call { get; } = call;

    public CallLeg Leg { get; } = leg;

    public Queue Queue { get; } = queue;

    /// <summary>Order of joining over all queues of the tenant.</summary>
    public long Sequence { get; } = sequence;

    public Now Joined { get; } = joined;

    public LinkedListNode<Member>? Node { get; set; }

    public LinkedListNode<Member>? PendingNode { get; set; }

    /// <summary>Offers that ring or are being joined.</summary>
    public List<Offer> Offers { get; } = [];

    /// <summary>The longest wait.</summary>
    public DeadlineHandle Limit;

    /// <summary>The next end of a skip.</summary>
    public DeadlineHandle SkipEnd;

    /// <summary>The last pick.</summary>
    public PickExplanation? Picked { get; set; }

    /// <summary>An agent has answered and media is being joined: nobody else is offered the call meanwhile.</summary>
    public bool IsJoining { get; set; }

    public bool IsWaiting => Node != null;

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
}
