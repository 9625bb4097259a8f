namespace Tandem.Core.Configuration;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Dialing;

/// <summary>
/// Configuration commands: validated and their keys reserved at once, handed to the store, applied and answered when committed. A commit
/// that fails gives its keys back, so memory and disk stay equal. Changes of one row come one after the other, whichever commands they are of,
/// so none is built on what may yet fail, and none undoes another.
/// </summary>
internal sealed class ConfigurationCommits(ConfigurationState state, ConfigurationApply apply, ConfigurationEvents events) : IAttemptCommits
{
    /// <param name="Then">Who waits for it instead of a command's asker; null for nobody.</param>
    private sealed record Pending(long RequestId, Plan Plan, IReadOnlyList<string> Rows, ICommitted? Then = null);

    private static readonly Outcome TooMany = new(OutcomeCode.Overloaded, "too many changes under way, try again");

    private readonly UserPlans users = new(state, new ExtensionPlans(state));
    private readonly ExtensionPlans extensions = new(state);
    private readonly QueuePlans queues = new(state);
    private readonly AgentPlacePlans places = new(state);
    private readonly ParameterPlans parameters = new(state);
    private readonly RoutePlans routes = new(state);
    private readonly MediaPlans media = new(state);
    private readonly TrunkPlans trunks = new(state);
    private readonly FlowPlans flows = new(state);
    private readonly DialingPlans dialing = new(state);
    private readonly SortedDictionary<long, Pending> pending = [];
    private readonly RowLines lines = new();
    private long lastCommit;

    /// <summary>Changes whose place in the log is known and whose outcome is not.</summary>
    public bool AreUnderWay => pending.Count > 0;

    public void Handle(CommandRequest request, ConfigurationCommand command)
    {
        if (pending.Count + lines.Waiting >= state.Centre.Limits.PendingCommits)
        {
            Reply(request.RequestId, TooMany);
        }
        else if (lines.IsBusy(command.Row))
        {
            lines.Wait(command.Row, request);
        }
        else
        {
            Start(request, command);
        }
    }

    public void Committed(long commitId)
    {
        if (!pending.Remove(commitId, out Pending? done))
        {
            return;
        }
        if (done.Then is { } then)
        {
            then.Committed();
        }
        else
        {
            apply.Apply(done.Plan.Changes);
            Reply(done.RequestId, new Outcome(OutcomeCode.Ok, "", done.Plan.Value));
            lines.Free(done.Rows, TryAgain);
        }
    }

    public void Failed(long commitId, string reason)
    {
        if (pending.Remove(commitId, out Pending? lost))
        {
            GiveBack(lost.Plan);
            if (lost.Then is { } then)
            {
                then.Failed(reason);
                return;
            }
            Reply(lost.RequestId, new Outcome(OutcomeCode.CommitFailed, reason));
            lines.Free(lost.Rows, TryAgain);
        }
    }

    // Which rows it comes to change only its plan knows: where one of them is about to become another, it is planned anew when that is done.
    private void Start(CommandRequest request, ConfigurationCommand command)
    {
        Plan plan = RowVersions.Refuse(state, command) ?? PlanOf(command);
        if (plan.Answer is { } answer)
        {
            Reply(request.RequestId, answer);
            return;
        }
        string[] rows =
        [
            .. plan
                .Changes.Select(change => change.RowName)
                .Prepend(command.Row)
                .Where(row => row.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
        if (Array.Find(rows, lines.IsBusy) is { } busy)
        {
            GiveBack(plan);
            lines.Wait(busy, request);
            return;
        }
        lines.Take(rows);
        Order(new Pending(request.RequestId, plan, rows));
    }

    private void TryAgain(CommandRequest request)
    {
        state.Centre.Log.By = request.By;
        Handle(request, (ConfigurationCommand)request.Command);
    }

    private void GiveBack(Plan plan)
    {
        foreach (KeyHold hold in plan.Holds)
        {
            hold.GiveBack(state);
        }
    }

    /// <summary>Not a change that somebody asked for: it waits for no others, and nothing is applied.</summary>
    public bool TryCommit(ConfigurationChange change, ICommitted then)
    {
        if (pending.Count + lines.Waiting >= state.Centre.Limits.PendingCommits)
        {
            return false;
        }
        Order(new Pending(0, Plan.Commit(null, change), [], then));
        return true;
    }

    private void Order(Pending wanted)
    {
        long id = ++lastCommit;
        pending.Add(id, wanted);
        IReadOnlyList<ConfigurationChange> changes = wanted.Plan.Changes;
        state.Centre.Outbox.Log.Add(new LogEntry(null, new CommitOrder(id, changes, state.Keys.Counters, Tell(changes))));
    }

    // They have their place in the log from now on, whether or not the commit succeeds.
    private Event[] Tell(IReadOnlyList<ConfigurationChange> changes)
    {
        Event[] told = new Event[changes.Count];
        for (int i = 0; i < told.Length; i++)
        {
            told[i] = state.Centre.Log.Make(state.Centre.Now, events.Of(changes[i]));
        }
        return told;
    }

    private Plan PlanOf(ConfigurationCommand command) =>
        command switch
        {
            CreateUser create => users.Create(create.Draft),
            CreateUsers create => users.Create(create.Drafts),
            UpdateUser update => users.Update(update),
            ChangePassword change => users.Change(change),
            DeleteUser delete => users.Delete(delete),
            CreateExtension create => extensions.Create(create),
            DeleteExtension delete => extensions.Delete(delete),
            BindExtensions bind => extensions.Bind(bind),
            UnbindExtensions unbind => extensions.Unbind(unbind),
            UseExtension use => extensions.Use(use),
            MoveExtension move => extensions.Move(move),
            CreateQueue create => queues.Create(create.Draft),
            UpdateQueue update => queues.Update(update),
            DeleteQueue delete => queues.Delete(delete),
            BindAgents bind => queues.Bind(bind),
            UnbindAgents unbind => queues.Unbind(unbind),
            PlaceAgent place => places.Place(place),
            SetQueueParameter set => parameters.Set(set),
            ChangeQueueParameter change => parameters.Change(change),
            ToggleQueueParameter toggle => parameters.Toggle(toggle),
            RemoveQueueParameter remove => parameters.Remove(remove),
            SetRoute route => routes.Set(route),
            DeleteRoute route => routes.Delete(route),
            CreateTrunk create => trunks.Create(create),
            UpdateTrunk update => trunks.Update(update),
            DeleteTrunk delete => trunks.Delete(delete),
            CreateFlow create => flows.Create(create),
            SaveFlow save => flows.Save(save),
            PublishFlow publish => flows.Publish(publish),
            DeleteFlow delete => flows.Delete(delete),
            DialingCommand change => dialing.Of(change),
            SetNumbering numbering => NumberingPlan.Set(state, numbering),
            AddMedia add => media.Add(add),
            RenameMedia rename => media.Rename(rename),
            RemoveMedia remove => media.Remove(remove),
            _ => Plan.Refuse(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };

    private void Reply(long requestId, Outcome outcome) => state.Centre.Outbox.Replies.Add(new CommandReply(requestId, outcome));
}
