namespace Tandem.Core.Kernel;

using Tandem.Core.Agents;
using Tandem.Core.Calls.Legs;
using Tandem.Core.Distribution;

/// <summary>What changed since the last publication, each thing once, in the order of its first change.</summary>
internal sealed class Unpublished
{
    private readonly HashSet<Agent> seenAgents = [];
    private readonly HashSet<Queue> seenQueues = [];

    public List<Agent> Agents { get; } = [];

    public List<Queue> Queues { get; } = [];

    public List<Call> Calls { get; } = [];

    public void Mark(Agent agent)
    {
        if (seenAgents.Add(agent))
        {
            Agents.Add(agent);
        }
    }

    public void Mark(Queue queue)
    {
        if (seenQueues.Add(queue))
        {
            Queues.Add(queue);
        }
    }

    public void Mark(Call call)
    {
        if (!call.IsChanged)
        {
            call.IsChanged = true;
            Calls.Add(call);
        }
    }

    public void Clear()
    {
        foreach (Call call in Calls)
        {
            call.IsChanged = false;
        }
        Agents.Clear();
        Queues.Clear();
        Calls.Clear();
        seenAgents.Clear();
        seenQueues.Clear();
    }
}
