namespace Tandem.Native.Models;

using System.Text.Json.Serialization;

/// <summary>What goes on, as a page shows it: all of it in the first message of a stream, then what has changed since the message before.</summary>
internal sealed record LiveModel
{
    /// <summary>A place in the log that this is not older than: for after of /v1/events.</summary>
    public required string Cursor { get; init; }

    /// <summary>The server's clock when this was taken.</summary>
    public required string Time { get; init; }

    /// <summary>True where this is all there is, and whatever is not in it is gone.</summary>
    public required bool Whole { get; init; }

    /// <summary>Users that take calls, each as he is now.</summary>
    public required IReadOnlyList<AgentModel> Agents { get; init; }

    public required IReadOnlyList<SnapshotQueue> Queues { get; init; }

    /// <summary>Calls in progress; an agent sees his own.</summary>
    public required IReadOnlyList<CallModel> Calls { get; init; }

    public required LiveGone Gone { get; init; }
}

/// <summary>What is there no more.</summary>
/// <param name="Agents">Ids.</param>
/// <param name="Queues">Ids.</param>
/// <param name="Calls">Ids of calls.</param>
internal sealed record LiveGone(IReadOnlyList<int> Agents, IReadOnlyList<int> Queues, IReadOnlyList<Guid> Calls)
{
    [JsonIgnore]
    public bool IsEmpty => Agents.Count == 0 && Queues.Count == 0 && Calls.Count == 0;
}
