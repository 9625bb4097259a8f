namespace Tandem.Core.Configuration;

using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>One agent into several queues and out of others, all of it or nothing.</summary>
internal sealed class AgentPlacePlans(ConfigurationState state)
{
    public Plan Place(PlaceAgent command)
    {
        Keys keys = state.Keys;
        if (state.Agents.ById(command.UserId) is not { } agent || keys.IsLeaving(command.UserId))
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        if (AgentBounds.WrongPlace(command.Level, command.Position) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        foreach (int id in command.Into.Concat(command.OutOf))
        {
            if (state.Queues.ById(id) is null)
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"no queue {id}");
            }
        }
        List<TierRow> leaving = [];
        foreach (int id in command.IsAll ? Others(command) : command.OutOf)
        {
            if (keys.Tier(id, agent.Id) is not { } tier)
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"user {agent.Row.Login} is not bound to queue {id}");
            }
            if (agent.QueueLegs.Exists(leg => leg.Call.QueueId == id))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call of queue {id}");
            }
            leaving.Add(tier);
        }
        int[] reserved = [.. command.Into.Where(id => keys.TryReserveTier(id, agent.Id))];
        List<ConfigurationChange> changes =
        [
            .. reserved.Select(id => new PutTier(Made(agent, id, command))),
            .. leaving.Select(tier => new RemoveTier(tier.Id)),
        ];
        leaving.ForEach(keys.Leave);
        return changes.Count == 0
            ? Plan.Done(null)
            : Plan.Commit(null, changes)
                .Holding([.. reserved.Select(id => new KeyHold(HoldKind.Tier, Id: id, User: agent.Id)), .. KeyHold.Leaving(leaving)]);
    }

    private IEnumerable<int> Others(PlaceAgent command) =>
        [.. state.Keys.TiersOf(command.UserId).Select(tier => tier.QueueId).Except(command.Into)];

    private TierRow Made(Agent agent, int queue, PlaceAgent command)
    {
        Keys keys = state.Keys;
        keys.Counters = keys.Counters with { Tier = keys.Counters.Tier + 1 };
        long now = state.Centre.Now.WallMicros;
        return new(keys.Counters.Tier, queue, agent.Id, command.Level, command.Position, now, now);
    }
}
