namespace Tandem.Core.Folds.Running;

/// <summary>What the folds hold to be going on now; the live call centre has to say the same.</summary>
/// <param name="Legs">Legs that are not over.</param>
/// <param name="Waiting">Callers in line, by queue id; queues without any are left out.</param>
/// <param name="Agents">Status and state of those signed in, in the words of events, by user id.</param>
/// <param name="Sessions">Ids of the queues each is signed in to.</param>
public sealed record FoldedPresent(
    IReadOnlySet<Guid> Legs,
    IReadOnlyDictionary<int, int> Waiting,
    IReadOnlyDictionary<int, (string Status, string State)> Agents,
    IReadOnlyDictionary<int, IReadOnlyList<int>> Sessions
);
