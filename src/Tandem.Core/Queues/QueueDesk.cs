namespace Tandem.Core.Queues;

using Tandem.Core.Agents;

/// <summary>Which queues have to be matched at the end of this step, and offers that have to be taken back.</summary>
internal sealed class QueueDesk
{
    private readonly List<Queue> due = [];
    private readonly HashSet<Queue> isDue = [];

    /// <summary>Offers to take back, with what they end as.</summary>
    public List<Offer> Withdrawn { get; } = [];

    public IReadOnlyList<Queue> DueQueues => due;

    /// <summary>Someone came to wait or to answer: look for a pair.</summary>
    public void Due(Queue queue)
    {
        if (queue.Pending.Count > 0 && isDue.Add(queue))
        {
            due.Add(queue);
        }
    }

    public void Done()
    {
        due.Clear();
        isDue.Clear();
    }

    /// <summary>The agent's ringing call is taken back; one it has answered is not.</summary>
    public void Withdraw(Agent agent)
    {
        if (agent.Offer is { State: OfferState.Ringing } offer && !Withdrawn.Contains(offer))
        {
            Withdrawn.Add(offer);
        }
    }

    public void WithdrawFrom(Agent agent, Queue queue)
    {
        if (agent.Offer?.Tier.Queue == queue)
        {
            Withdraw(agent);
        }
    }
}
