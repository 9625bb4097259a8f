namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

public sealed record QueueDraft(
    string Name,
    string Kind,
    string Strategy,
    string? Description,
    string? HoldSound,
    string? Greeting,
    bool AutoRecord,
    IReadOnlyList<KeyValuePair<string, string>> Parameters
)
{
    /// <summary>The id it is to have; 0 for the next. Refused (Duplicate) when a queue has it.</summary>
    public int Id { get; init; }

    /// <summary>
    /// Where it is to have one of these: the one after the last that a queue has, as long as there are any, then the lowest that is free; a queue without a name is called by it. Refused (Overloaded) when there is none.
    /// </summary>
    public FreeRange? From { get; init; }
}

/// <summary>Answers <see cref="QueueRow"/>.</summary>
public sealed record CreateQueue(QueueDraft Draft) : ConfigurationCommand;

/// <summary>A command on one queue.</summary>
public abstract record QueueCommand(int QueueId) : ConfigurationCommand
{
    public override string Row => $"queue {QueueId}";
}

/// <summary>What changes of a queue; null leaves it as it is.</summary>
public sealed record QueueChange(
    string? Name,
    string? Kind,
    string? Strategy,
    string? Description,
    string? HoldSound,
    string? Greeting,
    bool? AutoRecord
)
{
    /// <summary>To be set, whether or not the queue has them already; others stay as they are.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];
}

/// <summary>Answers the changed <see cref="QueueRow"/>. Who waits and who is signed in stay as they are.</summary>
public sealed record UpdateQueue(int QueueId, QueueChange Change) : QueueCommand(QueueId);

/// <summary>Answers the removed <see cref="QueueRow"/>. Refused (Conflict) while callers wait in it or an agent is in a call of it.</summary>
/// <param name="IsEmpty">Only while no agent is bound to it: else refused (Conflict).</param>
public sealed record DeleteQueue(int QueueId, bool IsEmpty = false) : QueueCommand(QueueId);

/// <summary>An agent's place in a queue; null is the agent's own level or position, or leaves that of an existing place.</summary>
public sealed record AgentPlace(int UserId, int? Level = null, int? Position = null);

/// <summary>Binds agents to a queue; answers the list of <see cref="TierRow"/>, those that were bound already among them.</summary>
public sealed record BindAgents(int QueueId, IReadOnlyList<AgentPlace> Agents) : QueueCommand(QueueId);

/// <summary>All of them or none; answers the removed list of <see cref="TierRow"/>.</summary>
public sealed record UnbindAgents(int QueueId, IReadOnlyList<int> UserIds) : QueueCommand(QueueId);

/// <summary>
/// Binds an agent to queues and takes it from others, all of it or nothing. Where it is bound already it stays as it is. Refused (Conflict) while it is in a
/// call of one it is to leave.
/// </summary>
/// <param name="Level">Where it is new.</param>
/// <param name="Position">Likewise.</param>
public sealed record PlaceAgent(int UserId, IReadOnlyList<int> Into, IReadOnlyList<int> OutOf, int Level, int Position)
    : ConfigurationCommand
{
    /// <summary>It is taken from all others.</summary>
    public bool IsAll { get; init; }

    public override string Row => $"user {UserId}";
}

/// <summary>Sets a parameter, whether or not the queue has it already; answers its <see cref="QueueParameter"/>.</summary>
/// <param name="Disabled">Not in force.</param>
public sealed record SetQueueParameter(int QueueId, string Key, string Value, bool Disabled = false) : QueueCommand(QueueId);

/// <summary>Answers the changed <see cref="QueueParameter"/>; null leaves key, value or force as it is.</summary>
public sealed record ChangeQueueParameter(int QueueId, int ParameterId, string? Key, string? Value, bool? Disabled = null)
    : QueueCommand(QueueId);

/// <summary>In force or not; answers the changed <see cref="QueueParameter"/>.</summary>
public sealed record ToggleQueueParameter(int QueueId, int ParameterId) : QueueCommand(QueueId);

/// <summary>Answers the removed <see cref="QueueParameter"/>.</summary>
public sealed record RemoveQueueParameter(int QueueId, int ParameterId) : QueueCommand(QueueId);
