namespace Tandem.Core.Contract.Views;

/// <summary>What goes on in a tenant at one moment: what is told later is told by events after <paramref name="LastEvent"/>.</summary>
/// <param name="LastEvent">Id of the last event before that moment.</param>
/// <param name="WallMicros">The moment: Unix time in microseconds.</param>
/// <param name="Agents">By user id, those who are signed in or have been since the start.</param>
/// <param name="Queues">By queue id.</param>
/// <param name="Waiting">By queue, then place in line.</param>
/// <param name="Calls">In no particular order that would mean something.</param>
public sealed record PresentView(
    long LastEvent,
    long WallMicros,
    IReadOnlyList<AgentView> Agents,
    IReadOnlyList<QueueView> Queues,
    IReadOnlyList<WaitingView> Waiting,
    IReadOnlyList<CallView> Calls
);

/// <summary>A caller in line.</summary>
/// <param name="Position">1 is the head of the line.</param>
/// <param name="SinceMicros">When it began to wait, a wait of before that it goes on with included.</param>
/// <param name="RingingAt">Ids of the agents at whom it rings.</param>
public sealed record WaitingView(int QueueId, int Position, Guid Call, Guid Leg, long SinceMicros, IReadOnlyList<int> RingingAt);
