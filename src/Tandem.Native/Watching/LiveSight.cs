namespace Tandem.Native.Watching;

using System.Runtime.CompilerServices;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Models;

/// <summary>What one reader sees of a tenant's present, and what of it he was not sent yet. Reads what turns publish; asks the loop nothing.</summary>
/// <param name="by">An agent sees calls that he is in, others all.</param>
internal sealed class LiveSight(TenantViews views, Principal by)
{
    private const string Agent = "AGENT";

    private readonly SeenRows<int, AgentRows> agents = new();
    private readonly SeenRows<int, QueueRows> queues = new();
    private readonly SeenRows<Guid, CallRows> calls = new();
    private bool hasLooked;

    /// <summary>What is another than at the last look; null when nothing is. The first look is whole.</summary>
    /// <param name="cursor">Of the log, taken before.</param>
    public LiveModel? Look(EventCursor cursor, long nowMicros)
    {
        List<AgentRows> changedAgents = [];
        List<QueueRows> changedQueues = [];
        List<CallRows> changedCalls = [];
        LiveGone gone = new(
            agents.Look(AgentsNow(), changedAgents),
            queues.Look(QueuesNow(), changedQueues),
            calls.Look(CallsNow(), changedCalls)
        );
        bool isWhole = !hasLooked;
        hasLooked = true;
        if (!isWhole && gone.IsEmpty && changedAgents.Count + changedQueues.Count + changedCalls.Count == 0)
        {
            return null;
        }
        return new LiveModel
        {
            Cursor = cursor.ToString(),
            Time = Moments.Text(nowMicros),
            Whole = isWhole,
            Agents = [.. changedAgents.Select(row => AgentModel.Of(row.User, row.View))],
            Queues = [.. changedQueues.Select(row => new SnapshotQueue(row.Queue.Id, row.Queue.Name, QueueState.Of(row.View)))],
            Calls = [.. changedCalls.Select(row => CallModel.Of(row.Call, row.Position))],
            Gone = gone,
        };
    }

    private IEnumerable<KeyValuePair<int, AgentRows>> AgentsNow() =>
        views
            .Users.All()
            .Select(user => new AgentRows(user, views.Agents[user.Id]))
            .Where(row => row.User.Type == Agent || row.View is not null)
            .Select(row => KeyValuePair.Create(row.User.Id, row));

    private IEnumerable<KeyValuePair<int, QueueRows>> QueuesNow() =>
        views.Queues.All().Select(queue => KeyValuePair.Create(queue.Id, new QueueRows(queue, views.QueueStates[queue.Id])));

    private IEnumerable<KeyValuePair<Guid, CallRows>> CallsNow()
    {
        CallView[] all = [.. views.Calls.All()];
        WaitingPlaces places = new(all);
        return all.Where(call => CallSight.IsSeen(by, call))
            .Select(call => KeyValuePair.Create(call.Call, new CallRows(call, call.Place is null ? null : places.PositionOf(call))));
    }

    // By reference: records would compare field by field.
    private readonly record struct AgentRows(UserRow User, AgentView? View)
    {
        public bool Equals(AgentRows other) => ReferenceEquals(User, other.User) && ReferenceEquals(View, other.View);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(User), RuntimeHelpers.GetHashCode(View));
    }

    private readonly record struct QueueRows(QueueRow Queue, QueueView? View)
    {
        public bool Equals(QueueRows other) => ReferenceEquals(Queue, other.Queue) && ReferenceEquals(View, other.View);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Queue), RuntimeHelpers.GetHashCode(View));
    }

    private readonly record struct CallRows(CallView Call, int? Position)
    {
        public bool Equals(CallRows other) => ReferenceEquals(Call, other.Call) && Position == other.Position;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Call), Position);
    }
}
