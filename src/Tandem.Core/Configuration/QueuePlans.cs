namespace Tandem.Core.Configuration;

using System.Globalization;
using Tandem.Core.Agents;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Distribution;
using Tandem.Core.Distribution.Strategies;

/// <summary>Queues, and who is bound to them.</summary>
internal sealed class QueuePlans(ConfigurationState state)
{
    private readonly FreeNumbers free = new(state);

    public Plan Create(QueueDraft draft)
    {
        if (draft.Name.Length == 0 && draft.From is null)
        {
            return Plan.Refuse(OutcomeCode.Invalid, "name is missing");
        }
        if (StrategyTable.Find(draft.Strategy, draft.Kind) is not { } strategy)
        {
            return Plan.Refuse(OutcomeCode.Invalid, WrongStrategy(draft.Strategy, draft.Kind));
        }
        if (WrongParameter(draft) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        if (state.Queues.All.Count >= state.Centre.Limits.Queues)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.Queues} queues");
        }
        if (draft.From is { } range)
        {
            int id = free.TakeQueueId(range);
            draft = draft with { Id = id, Name = draft.Name.Length > 0 ? draft.Name : id.ToString(CultureInfo.InvariantCulture) };
            if (id == 0)
            {
                return Plan.Refuse(OutcomeCode.Overloaded, $"no queue id from {range.First} to {range.Last} is free");
            }
        }
        else if (draft.Id != 0 && (state.Queues.ById(draft.Id) != null || !state.Keys.TryReserveQueueId(draft.Id)))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"queue {draft.Id} exists");
        }
        Keys keys = state.Keys;
        if (!keys.TryReserveQueue(draft.Name))
        {
            keys.ReleaseQueueId(draft.Id);
            return Plan.Refuse(OutcomeCode.Duplicate, $"queue {draft.Name} exists");
        }
        long now = state.Centre.Now.WallMicros;
        IdCounters ids = draft.Id == 0 ? keys.Counters with { Queue = NextId() } : keys.Counters;
        List<QueueParameter> parameters = [];
        foreach (KeyValuePair<string, string> each in draft.Parameters)
        {
            ids = ids with { Parameter = ids.Parameter + 1 };
            parameters.Add(new QueueParameter(ids.Parameter, each.Key, each.Value, false, now, now));
        }
        keys.Counters = ids;
        QueueRow row = new(
            draft.Id == 0 ? ids.Queue : draft.Id,
            draft.Name,
            draft.Kind,
            strategy.Name,
            draft.Description ?? "",
            draft.HoldSound ?? "",
            draft.Greeting ?? "",
            draft.AutoRecord,
            parameters,
            now,
            now
        );
        return Plan.Commit(row, new PutQueue(row))
            .Holding(new KeyHold(HoldKind.QueueName, draft.Name), new KeyHold(HoldKind.QueueId, Id: draft.Id));
    }

    // Ids that somebody chose are passed over.
    private int NextId()
    {
        int id = state.Keys.Counters.Queue + 1;
        while (state.Queues.ById(id) != null || state.Keys.IsReserved(id))
        {
            id++;
        }
        return id;
    }

    public Plan Update(UpdateQueue command)
    {
        if (state.Queues.ById(command.QueueId) is not { Row: { } row })
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        QueueChange change = command.Change;
        string name = change.Name ?? row.Name;
        if (change.Kind is { } kind && kind != row.Kind)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"queue {row.Name} is of kind {row.Kind}, and stays so");
        }
        if (name.Length == 0)
        {
            return Plan.Refuse(OutcomeCode.Invalid, "name is missing");
        }
        if (StrategyTable.Find(change.Strategy ?? row.Strategy, row.Kind) is not { } strategy)
        {
            return Plan.Refuse(OutcomeCode.Invalid, WrongStrategy(change.Strategy ?? "", row.Kind));
        }
        foreach ((string key, string value) in change.Parameters)
        {
            if (QueueParameters.Wrong(row.Kind, key, value) is { } wrong)
            {
                return Plan.Refuse(OutcomeCode.Invalid, wrong);
            }
        }
        if (name != row.Name && !state.Keys.TryReserveQueue(name))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"queue {name} exists");
        }
        IReadOnlyList<QueueParameter> parameters = row.Parameters;
        foreach ((string key, string value) in change.Parameters)
        {
            // What is sent back as it was shown is no change.
            bool same = parameters.Any(each => each.Key == key && each.Value == value && !each.Disabled);
            parameters = same ? parameters : ParameterPlans.With(state, parameters, key, value, false, out _);
        }
        QueueRow changed = row with
        {
            Name = name,
            Strategy = strategy.Name,
            Description = change.Description ?? row.Description,
            HoldSound = change.HoldSound ?? row.HoldSound,
            Greeting = change.Greeting ?? row.Greeting,
            AutoRecord = change.AutoRecord ?? row.AutoRecord,
            Parameters = parameters,
            UpdatedMicros = RowVersions.After(state, row.UpdatedMicros),
        };
        Plan plan = Plan.Commit(changed, new PutQueue(changed));
        return name == row.Name ? plan : plan.Holding(new KeyHold(HoldKind.QueueName, name));
    }

    public Plan Delete(DeleteQueue command)
    {
        if (state.Queues.ById(command.QueueId) is not { } queue)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        if (queue.Members.Count > 0)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"callers wait in queue {queue.Name}");
        }
        // Whoever signed out during his call is no longer among the queue's places.
        if (state.Agents.All.Any(agent => Serves(agent, queue)))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"an agent of queue {queue.Name} is in a call");
        }
        List<TierRow> tiers = state.Keys.TiersIn(queue.Id);
        if (command.IsEmpty && tiers.Count > 0)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"there are agents in queue {queue.Name}");
        }
        List<ConfigurationChange> changes = [.. tiers.Select(tier => new RemoveTier(tier.Id)), new RemoveQueue(queue.Id)];
        tiers.ForEach(state.Keys.Leave);
        // No caller may come to wait while the removal is being committed.
        state.Queues.Close(queue);
        return Plan.Commit(queue.Row, changes).Holding([.. KeyHold.Leaving(tiers), new KeyHold(HoldKind.ClosedQueue, Id: queue.Id)]);
    }

    public Plan Bind(BindAgents command)
    {
        if (state.Queues.ById(command.QueueId) is not { } queue)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        foreach (AgentPlace place in command.Agents)
        {
            if (state.Agents.ById(place.UserId) == null || state.Keys.IsLeaving(place.UserId))
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"no user {place.UserId}");
            }
            if (AgentBounds.WrongPlace(place.Level, place.Position) is { } wrong)
            {
                return Plan.Refuse(OutcomeCode.Invalid, wrong);
            }
        }
        Keys keys = state.Keys;
        List<ConfigurationChange> changes = [];
        List<TierRow> rows = [];
        List<int> reserved = [];
        foreach (AgentPlace place in command.Agents)
        {
            if (keys.Tier(queue.Id, place.UserId) is { } known)
            {
                TierRow moved = Moved(known, place.Level, place.Position, state.Centre.Now.WallMicros);
                rows.Add(moved);
                if (moved != known)
                {
                    changes.Add(new PutTier(moved));
                }
            }
            else if (keys.TryReserveTier(queue.Id, place.UserId))
            {
                reserved.Add(place.UserId);
                TierRow row = NewTier(queue, place);
                rows.Add(row);
                changes.Add(new PutTier(row));
            }
        }
        if (changes.Count == 0)
        {
            return Plan.Done(rows);
        }
        return Plan.Commit(rows, changes).Holding([.. reserved.Select(user => new KeyHold(HoldKind.Tier, Id: queue.Id, User: user))]);
    }

    /// <summary>All of them or none; who is not bound is named.</summary>
    public Plan Unbind(UnbindAgents command)
    {
        if (state.Queues.ById(command.QueueId) is not { } queue)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        List<TierRow> rows = [];
        List<ConfigurationChange> changes = [];
        foreach (int user in command.UserIds)
        {
            if (state.Keys.Tier(queue.Id, user) is not { } row)
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"user {user} is not bound to queue {queue.Name}");
            }
            if (state.Agents.ById(user) is { } agent && Serves(agent, queue))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call of queue {queue.Name}");
            }
            rows.Add(row);
            changes.Add(new RemoveTier(row.Id));
        }
        rows.ForEach(state.Keys.Leave);
        return changes.Count == 0 ? Plan.Done(rows) : Plan.Commit(rows, changes).Holding([.. KeyHold.Leaving(rows)]);
    }

    private static string WrongStrategy(string name, string kind)
    {
        string names = StrategyTable.Names(kind);
        return StrategyTable.OtherKind(name, kind) is { } other
            ? $"strategy {name} is one of {other} queues: for this {kind} queue choose of {names}, or make a {other} queue"
            : $"strategy {name} is not known; there are {names}";
    }

    /// <summary>The binding at another place; the same row when nothing changes.</summary>
    internal static TierRow Moved(TierRow row, int? level, int? position, long nowMicros)
    {
        TierRow moved = row with { Level = level ?? row.Level, Position = position ?? row.Position };
        return moved == row ? row : moved with { UpdatedMicros = nowMicros };
    }

    private static string? WrongParameter(QueueDraft draft)
    {
        HashSet<string> seen = [];
        foreach ((string key, string value) in draft.Parameters)
        {
            if (QueueParameters.Wrong(draft.Kind, key, value) is { } wrong)
            {
                return wrong;
            }
            if (!seen.Add(key))
            {
                return $"{key} is given twice";
            }
        }
        return null;
    }

    private TierRow NewTier(Queue queue, AgentPlace place)
    {
        Keys keys = state.Keys;
        keys.Counters = keys.Counters with { Tier = keys.Counters.Tier + 1 };
        AgentRow agent = state.Agents.ById(place.UserId)!.Row.Agent;
        long now = state.Centre.Now.WallMicros;
        return new(keys.Counters.Tier, queue.Id, place.UserId, place.Level ?? agent.Level, place.Position ?? agent.Position, now, now);
    }

    private static bool Serves(Agent agent, Queue queue) => agent.QueueLegs.Exists(leg => leg.Call.QueueId == queue.Id);
}
