namespace Tandem.Core.Distribution;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Kernel;

/// <summary>Who is signed in to which queue: places come and go, and follow what their agents are up to.</summary>
internal sealed class Staffing(CentreContext centre, Keys keys, AgentTable agents, AgentDuty duty, DueQueues due, WaitingLine line)
{
    /// <summary>The sequence of places that are no configured tier begins here, so that configured ones come first among equals.</summary>
    private const long GuestSequence = 1L << 40;

    public void Enter(Agent agent, Queue queue)
    {
        if (PlaceOf(agent, queue.Id) != null)
        {
            return;
        }
        TierRow? row = keys.Tier(queue.Id, agent.Id);
        Tier made = new(this, queue, agent, row?.Level ?? 1, row?.Position ?? 1, row?.Id ?? GuestSequence + agent.Id);
        agent.Places.Add(made);
        duty.PlacesChanged(agent);
        queue.Enter(made);
        line.PresenceChanged(queue);
        centre.Unpublished.Mark(queue);
        if (agent.Availability == Availability.Callable)
        {
            due.Due(queue);
        }
    }

    public void Leave(Agent agent, Queue queue)
    {
        if (PlaceOf(agent, queue.Id) is { } tier)
        {
            Leave(tier);
        }
    }

    public void Leave(Tier tier)
    {
        Queue queue = tier.Queue;
        tier.Agent.Places.Remove(tier);
        duty.PlacesChanged(tier.Agent);
        queue.Leave(tier, centre.Now.Mono);
        due.Due(queue);
        line.PresenceChanged(queue);
        centre.Unpublished.Mark(queue);
        centre.Unpublished.Mark(tier.Agent);
        foreach (AgentOffer offer in tier.Agent.Offers)
        {
            if (offer.QueueId == queue.Id)
            {
                offer.Withdraw();
            }
        }
    }

    /// <summary>A configured place, which may be another one than the agent has now.</summary>
    public void Place(TierRow row)
    {
        if (agents.ById(row.UserId) is { } agent && PlaceOf(agent, row.QueueId) is { } tier)
        {
            tier.Queue.Place(tier, row.Level, row.Position);
            duty.Refresh(agent);
        }
    }

    public void Follow(Tier tier)
    {
        tier.Queue.Recount(tier);
        centre.Unpublished.Mark(tier.Queue);
        if (tier.Agent.Availability == Availability.Callable)
        {
            due.Due(tier.Queue);
        }
    }

    /// <summary>Whom he may answer is another question now, in every queue he is signed in to.</summary>
    public void SkillsChanged(Agent agent)
    {
        foreach (QueuePlace place in agent.Places)
        {
            Queue queue = ((Tier)place).Queue;
            line.PresenceChanged(queue);
            due.Due(queue);
        }
    }

    private static Tier? PlaceOf(Agent agent, int queueId)
    {
        foreach (QueuePlace place in agent.Places)
        {
            if (place.QueueId == queueId)
            {
                return (Tier)place;
            }
        }
        return null;
    }
}
