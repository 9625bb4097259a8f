namespace Tandem.Core.Configuration;

using Tandem.Core.Agents;
using Tandem.Core.Commands;
using Tandem.Core.Queues;
using Tandem.Core.Queues.Strategies;

/// <summary>
/// Configuration commands: validated and their keys reserved at once, handed to the store, applied and answered when committed. A commit
/// that fails gives its keys back, so memory and disk stay equal.
/// </summary>
internal sealed class ConfigurationDesk(CentreContext centre, ConfigurationApply apply)
{
    private sealed record Pending(long RequestId, IReadOnlyList<ConfigurationChange> Changes, object? Value, Action Release);

    private static readonly Outcome TooMany = new(OutcomeCode.Overloaded, "too many changes under way, try again");

    /// <summary>Ids 0 (system) and 1 (administrator) are there from the start and stay.</summary>
    private const int Administrator = 1;

    private readonly SortedDictionary<long, Pending> pending = [];
    private long lastCommit;

    public void Handle(long requestId, ConfigurationCommand command)
    {
        Outcome? refused =
            pending.Count >= centre.Limits.PendingCommits
                ? TooMany
                : command switch
                {
                    CreateUser create => Create(requestId, create.Draft),
                    DeleteUser delete => Delete(requestId, delete),
                    CreateQueue create => Create(requestId, create.Draft),
                    DeleteQueue delete => Delete(requestId, delete),
                    BindAgents bind => Bind(requestId, bind),
                    UnbindAgent unbind => Unbind(requestId, unbind),
                    SetRoute route => Set(requestId, route),
                    _ => new Outcome(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
                };
        if (refused != null)
        {
            Reply(requestId, refused);
        }
    }

    public void Committed(long commitId)
    {
        if (pending.Remove(commitId, out Pending? done))
        {
            apply.Apply(done.Changes);
            Reply(done.RequestId, new Outcome(OutcomeCode.Ok, "", done.Value));
        }
    }

    public void Failed(long commitId, string reason)
    {
        if (pending.Remove(commitId, out Pending? lost))
        {
            lost.Release();
            Reply(lost.RequestId, new Outcome(OutcomeCode.CommitFailed, reason));
        }
    }

    private void Reply(long requestId, Outcome outcome) => centre.Outbox.Replies.Add(new CommandReply(requestId, outcome));

    private Outcome? Commit(long requestId, IReadOnlyList<ConfigurationChange> changes, object? value, Action release)
    {
        long id = ++lastCommit;
        pending.Add(id, new Pending(requestId, changes, value, release));
        centre.Outbox.Commits.Add(new CommitOrder(id, changes, centre.Keys.Counters));
        return null;
    }

    private Outcome? Create(long requestId, UserDraft draft)
    {
        Keys keys = centre.Keys;
        if (draft.Login.Length == 0)
        {
            return new Outcome(OutcomeCode.Invalid, "login is missing");
        }
        if (centre.Agents.All.Count >= centre.Limits.Users)
        {
            return new Outcome(OutcomeCode.Overloaded, $"no more than {centre.Limits.Users} users");
        }
        string number = string.IsNullOrEmpty(draft.Extension) ? draft.Login : draft.Extension;
        if (!keys.TryReserveLogin(draft.Login))
        {
            return new Outcome(OutcomeCode.Duplicate, $"login {draft.Login} is taken");
        }
        if (!keys.TryReserveNumber(number))
        {
            keys.ReleaseLogin(draft.Login);
            return new Outcome(OutcomeCode.Duplicate, $"extension {number} is taken");
        }
        IdCounters next = keys.Counters with { User = keys.Counters.User + 1, Extension = keys.Counters.Extension + 1 };
        keys.Counters = next;
        (UserRow user, ExtensionRow extension) = Rows(draft, number, next);
        return Commit(
            requestId,
            [new PutExtension(extension), new PutUser(user)],
            user,
            () =>
            {
                keys.ReleaseLogin(draft.Login);
                keys.ReleaseNumber(number);
            }
        );
    }

    private (UserRow User, ExtensionRow Extension) Rows(UserDraft draft, string number, IdCounters ids)
    {
        long now = centre.Now.WallMicros;
        string name = string.IsNullOrEmpty(draft.Name) ? draft.Login : draft.Name;
        string cidName = string.IsNullOrEmpty(draft.CidName) ? name : draft.CidName;
        string cidNumber = string.IsNullOrEmpty(draft.CidNumber) ? number : draft.CidNumber;
        string domain = draft.Domain ?? "";
        string context = string.IsNullOrEmpty(draft.Context) ? "default" : draft.Context;
        ExtensionRow extension = new(
            ids.Extension,
            ids.User,
            number,
            name,
            draft.ExtensionSecret,
            domain,
            context,
            cidName,
            cidNumber,
            now,
            now
        );
        UserRow user = new(
            ids.User,
            draft.Login,
            name,
            draft.PasswordHash,
            string.IsNullOrEmpty(draft.Type) ? "AGENT" : draft.Type,
            domain,
            context,
            draft.Email ?? "",
            draft.Tel ?? "",
            cidName,
            cidNumber,
            "",
            draft.AutoRecord,
            false,
            ids.Extension,
            number,
            draft.Agent ?? new AgentRow(),
            now,
            now
        );
        return (user, extension);
    }

    private Outcome? Delete(long requestId, DeleteUser command)
    {
        if (centre.Agents.ById(command.UserId) is not { } agent)
        {
            return new Outcome(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        if (agent.Id <= Administrator)
        {
            return new Outcome(OutcomeCode.Conflict, $"user {agent.Row.Login} cannot be deleted");
        }
        if (agent.IsInCall || agent.QueueLegs.Count > 0)
        {
            return new Outcome(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call");
        }
        List<ConfigurationChange> changes = [];
        foreach (TierRow tier in centre.Keys.TiersOf(agent.Id))
        {
            changes.Add(new RemoveTier(tier.Id));
        }
        changes.Add(new RemoveExtension(agent.Row.ExtensionId));
        changes.Add(new RemoveUser(agent.Id));
        return Commit(requestId, changes, agent.Row, () => { });
    }

    private Outcome? Create(long requestId, QueueDraft draft)
    {
        if (draft.Name.Length == 0)
        {
            return new Outcome(OutcomeCode.Invalid, "name is missing");
        }
        if (StrategyTable.Find(draft.Strategy, draft.Kind) is not { } strategy)
        {
            string names = StrategyTable.Names(draft.Kind);
            return new Outcome(OutcomeCode.Invalid, $"strategy {draft.Strategy} is not known; there are {names}");
        }
        if (centre.Queues.All.Count >= centre.Limits.Queues)
        {
            return new Outcome(OutcomeCode.Overloaded, $"no more than {centre.Limits.Queues} queues");
        }
        Keys keys = centre.Keys;
        if (!keys.TryReserveQueue(draft.Name))
        {
            return new Outcome(OutcomeCode.Duplicate, $"queue {draft.Name} exists");
        }
        long now = centre.Now.WallMicros;
        IdCounters ids = keys.Counters with { Queue = keys.Counters.Queue + 1 };
        List<QueueParameter> parameters = [];
        foreach (KeyValuePair<string, string> each in draft.Parameters)
        {
            ids = ids with { Parameter = ids.Parameter + 1 };
            parameters.Add(new QueueParameter(ids.Parameter, each.Key, each.Value, false, now, now));
        }
        keys.Counters = ids;
        QueueRow row = new(
            ids.Queue,
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
        return Commit(requestId, [new PutQueue(row)], row, () => keys.ReleaseQueue(draft.Name));
    }

    private Outcome? Delete(long requestId, DeleteQueue command)
    {
        if (centre.Queues.ById(command.QueueId) is not { } queue)
        {
            return new Outcome(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        if (queue.Members.Count > 0)
        {
            return new Outcome(OutcomeCode.Conflict, $"callers wait in queue {queue.Name}");
        }
        List<ConfigurationChange> changes = [];
        foreach (TierRow tier in centre.Keys.TiersIn(queue.Id))
        {
            changes.Add(new RemoveTier(tier.Id));
        }
        changes.Add(new RemoveQueue(queue.Id));
        return Commit(requestId, changes, queue.Row, () => { });
    }

    private Outcome? Bind(long requestId, BindAgents command)
    {
        if (centre.Queues.ById(command.QueueId) is not { } queue)
        {
            return new Outcome(OutcomeCode.NotFound, $"no queue {command.QueueId}");
        }
        foreach (int user in command.UserIds)
        {
            if (centre.Agents.ById(user) == null)
            {
                return new Outcome(OutcomeCode.NotFound, $"no user {user}");
            }
        }
        Keys keys = centre.Keys;
        List<ConfigurationChange> changes = [];
        List<TierRow> rows = [];
        List<int> reserved = [];
        foreach (int user in command.UserIds)
        {
            if (keys.Tier(queue.Id, user) is { } known)
            {
                rows.Add(known);
            }
            else if (keys.TryReserveBinding(queue.Id, user))
            {
                reserved.Add(user);
                keys.Counters = keys.Counters with { Tier = keys.Counters.Tier + 1 };
                long now = centre.Now.WallMicros;
                TierRow row = new(keys.Counters.Tier, queue.Id, user, 1, 1, now, now);
                rows.Add(row);
                changes.Add(new PutTier(row));
            }
        }
        if (changes.Count == 0)
        {
            return new Outcome(OutcomeCode.Ok, "", rows);
        }
        return Commit(requestId, changes, rows, () => reserved.ForEach(user => keys.ReleaseBinding(queue.Id, user)));
    }

    private Outcome? Unbind(long requestId, UnbindAgent command) =>
        centre.Keys.Tier(command.QueueId, command.UserId) is { } row
            ? Commit(requestId, [new RemoveTier(row.Id)], row, () => { })
            : new Outcome(OutcomeCode.NotFound, $"user {command.UserId} is not bound to queue {command.QueueId}");

    private Outcome? Set(long requestId, SetRoute command)
    {
        if (command.Number.Length == 0)
        {
            return new Outcome(OutcomeCode.Invalid, "number is missing");
        }
        bool exists =
            command.Target == RouteTarget.Queue
                ? centre.Queues.Named(command.Destination) != null
                : centre.Keys.Extension(command.Destination) != null;
        if (!exists)
        {
            return new Outcome(OutcomeCode.NotFound, $"no {command.Target} {command.Destination}");
        }
        Keys keys = centre.Keys;
        RouteRow? known = keys.Route(command.Number);
        if (known == null && !keys.TryReserveRoute(command.Number))
        {
            return new Outcome(OutcomeCode.Conflict, $"a route for {command.Number} is being made");
        }
        if (known == null)
        {
            keys.Counters = keys.Counters with { Route = keys.Counters.Route + 1 };
        }
        RouteRow row = new(known?.Id ?? keys.Counters.Route, command.Number, command.Target, command.Destination);
        return Commit(
            requestId,
            [new PutRoute(row)],
            row,
            () =>
            {
                if (known == null)
                {
                    keys.ReleaseRoute(command.Number);
                }
            }
        );
    }
}
