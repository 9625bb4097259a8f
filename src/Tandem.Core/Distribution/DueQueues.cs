namespace Tandem.Core.Distribution;

/// <summary>Which queues have to be matched at the end of this step, and offers that have to be taken back.</summary>
internal sealed class DueQueues
{
    private readonly List<Queue> due = [];
    private readonly HashSet<Queue> isDue = [];

    /// <summary>Offers to take back.</summary>
    public List<Offer> Withdrawn { get; } = [];

    public IReadOnlyList<Queue> All => due;

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

    /// <summary>A ringing call is taken back; one that was answered is not.</summary>
    public void Withdraw(Offer offer)
    {
        if (offer.State == OfferState.Ringing && !Withdrawn.Contains(offer))
        {
            Withdrawn.Add(offer);
        }
    }
}
