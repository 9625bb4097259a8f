namespace Tandem.Native.Models;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Views;

/// <summary>What goes on at one moment. Events after the cursor tell what has changed since.</summary>
/// <param name="Cursor">For after of /v1/events.</param>
/// <param name="Time">The moment.</param>
/// <param name="Agents">Those who are signed in or have been since the server started, by id.</param>
/// <param name="Queues">By id.</param>
/// <param name="Waiting">Callers in line: by queue, then by place.</param>
/// <param name="Calls">Calls in progress, oldest first.</param>
internal sealed record SnapshotModel(
    string Cursor,
    string Time,
    IReadOnlyList<AgentModel> Agents,
    IReadOnlyList<SnapshotQueue> Queues,
    IReadOnlyList<SnapshotCaller> Waiting,
    IReadOnlyList<CallModel> Calls
)
{
    /// <param name="views">For names, which no event changes without telling.</param>
    public static SnapshotModel Of(PresentView present, EventCursor cursor, TenantViews views)
    {
        WaitingPlaces places = new(present.Calls);
        return new SnapshotModel(
            cursor.ToString(),
            Moments.Text(present.WallMicros),
            [
                .. present
                    .Agents.Where(agent => views.Users[agent.UserId] is not null)
                    .Select(agent => AgentModel.Of(views.Users[agent.UserId]!, agent)),
            ],
            [
                .. present.Queues.Select(queue => new SnapshotQueue(
                    queue.QueueId,
                    views.Queues[queue.QueueId]?.Name ?? "",
                    QueueState.Of(queue)
                )),
            ],
            [.. present.Waiting.Select(SnapshotCaller.Of)],
            [.. present.Calls.OrderBy(call => call.StartMicros).ThenBy(call => call.Call).Select(call => CallModel.Of(call, places))]
        );
    }
}

/// <summary>A queue.</summary>
internal sealed record SnapshotQueue(int Id, string Name, QueueState State);

/// <summary>A caller in line.</summary>
internal sealed record SnapshotCaller
{
    public required int QueueId { get; init; }

    /// <summary>1 is the head of the line.</summary>
    public required int Position { get; init; }

    public required Guid Call { get; init; }

    /// <summary>The caller's.</summary>
    public required Guid Leg { get; init; }

    /// <summary>When it began to wait; where it goes on with a wait of before, that is included.</summary>
    public required string Since { get; init; }

    /// <summary>Ids of the agents at whom it rings.</summary>
    public required IReadOnlyList<int> RingingAt { get; init; }

    public static SnapshotCaller Of(WaitingView view) =>
        new()
        {
            QueueId = view.QueueId,
            Position = view.Position,
            Call = view.Call,
            Leg = view.Leg,
            Since = Moments.Text(view.SinceMicros),
            RingingAt = view.RingingAt,
        };
}
