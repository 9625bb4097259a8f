namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;

/// <summary>Agents who are kept for numbers that ring for them: whoever else waits leaves a queue so many who are free.</summary>
/// <param name="due">Queues to be matched anew when fewer are kept.</param>
internal sealed class KeptAgents(DueQueues due)
{
    private readonly List<Queue> queues = [];

    /// <summary>Queues that keep agents.</summary>
    public IReadOnlyList<Queue> Queues => queues;

    /// <summary>So many of the queue's agents are kept from now on.</summary>
    public void Set(Queue queue, int count)
    {
        if (queue.Kept == count)
        {
            return;
        }
        bool isFewer = count < queue.Kept;
        queue.Kept = count;
        queues.Remove(queue);
        if (count > 0)
        {
            queues.Add(queue);
        }
        if (isFewer)
        {
            Free(queue);
        }
    }

    /// <summary>The agent is one of those kept, in any queue that he serves.</summary>
    public bool Has(Agent agent)
    {
        if (queues.Count == 0)
        {
            return false;
        }
        foreach (QueuePlace place in agent.Places)
        {
            if (place is Tier { Queue: { Kept: > 0 } queue } && queue.Callable.Count - queue.Settings.RetainAgents <= queue.Kept)
            {
                return true;
            }
        }
        return false;
    }

    // Its agents may be had by whoever waits for one of them, wherever.
    private void Free(Queue queue)
    {
        foreach (Tier tier in queue.Tiers)
        {
            foreach (QueuePlace place in tier.Agent.Places)
            {
                if (place is Tier other)
                {
                    due.Due(other.Queue);
                }
            }
        }
    }
}
