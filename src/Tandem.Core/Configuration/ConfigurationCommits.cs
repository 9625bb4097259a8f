namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;

/// <summary>
/// Configuration commands: validated and their keys reserved at once, handed to the store, applied and answered when committed. A commit
/// that fails gives its keys back, so memory and disk stay equal. Changes of one row come one after the other, so none is built on what may
/// yet fail.
/// </summary>
internal sealed class ConfigurationCommits(ConfigurationState state, ConfigurationApply apply)
{
    private sealed record Pending(long RequestId, Plan Plan, string Row);

    private static readonly Outcome TooMany = new(OutcomeCode.Overloaded, "too many changes under way, try again");

    private readonly UserPlans users = new(state);
    private readonly QueuePlans queues = new(state);
    private readonly ParameterPlans parameters = new(state);
    private readonly RoutePlans routes = new(state);
    private readonly MediaPlans media = new(state);
    private readonly SortedDictionary<long, Pending> pending = [];
    private readonly Dictionary<string, Queue<(long RequestId, ConfigurationCommand Command)>> busy = [];
    private int waiting;
    private long lastCommit;

    public void Handle(long requestId, ConfigurationCommand command)
    {
        if (pending.Count + waiting >= state.Centre.Limits.PendingCommits)
        {
            Reply(requestId, TooMany);
        }
        else if (command.Row.Length > 0 && busy.TryGetValue(command.Row, out Queue<(long, ConfigurationCommand)>? line))
        {
            line.Enqueue((requestId, command));
            waiting++;
        }
        else
        {
            Start(requestId, command);
        }
    }

    public void Committed(long commitId)
    {
        if (pending.Remove(commitId, out Pending? done))
        {
            apply.Apply(done.Plan.Changes);
            Reply(done.RequestId, new Outcome(OutcomeCode.Ok, "", done.Plan.Value));
            Next(done.Row);
        }
    }

    public void Failed(long commitId, string reason)
    {
        if (pending.Remove(commitId, out Pending? lost))
        {
            lost.Plan.Release();
            Reply(lost.RequestId, new Outcome(OutcomeCode.CommitFailed, reason));
            Next(lost.Row);
        }
    }

    /// <summary>True when a commit of it is under way.</summary>
    private bool Start(long requestId, ConfigurationCommand command)
    {
        Plan plan = RowVersions.Refuse(state, command) ?? PlanOf(command);
        if (plan.Answer is { } answer)
        {
            Reply(requestId, answer);
            return false;
        }
        long id = ++lastCommit;
        pending.Add(id, new Pending(requestId, plan, command.Row));
        if (command.Row.Length > 0)
        {
            busy.TryAdd(command.Row, new Queue<(long, ConfigurationCommand)>());
        }
        state.Centre.Outbox.Commits.Add(new CommitOrder(id, plan.Changes, state.Keys.Counters));
        return true;
    }

    private void Next(string row)
    {
        if (row.Length == 0)
        {
            return;
        }
        while (busy[row].TryDequeue(out (long RequestId, ConfigurationCommand Command) next))
        {
            waiting--;
            if (Start(next.RequestId, next.Command))
            {
                return;
            }
        }
        busy.Remove(row);
    }

    private Plan PlanOf(ConfigurationCommand command) =>
        command switch
        {
            CreateUser create => users.Create([create.Draft], all => all[0]),
            CreateUsers create => users.Create(create.Drafts, all => all),
            UpdateUser update => users.Update(update),
            ChangePassword change => users.Change(change),
            DeleteUser delete => users.Delete(delete),
            CreateQueue create => queues.Create(create.Draft),
            UpdateQueue update => queues.Update(update),
            DeleteQueue delete => queues.Delete(delete),
            BindAgents bind => queues.Bind(bind),
            UnbindAgents unbind => queues.Unbind(unbind),
            SetQueueParameter set => parameters.Set(set),
            ChangeQueueParameter change => parameters.Change(change),
            ToggleQueueParameter toggle => parameters.Toggle(toggle),
            RemoveQueueParameter remove => parameters.Remove(remove),
            SetRoute route => routes.Set(route),
            AddMedia add => media.Add(add),
            RenameMedia rename => media.Rename(rename),
            RemoveMedia remove => media.Remove(remove),
            _ => Plan.Refuse(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };

    private void Reply(long requestId, Outcome outcome) => state.Centre.Outbox.Replies.Add(new CommandReply(requestId, outcome));
}
