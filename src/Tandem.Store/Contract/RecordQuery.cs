namespace Tandem.Store.Contract;

/// <summary>What to read of the call records. What is empty or 0 does not matter.</summary>
/// <param name="FromMicros">Legs begun at or after it.</param>
/// <param name="ToMicros">Legs begun before it; 0 is no end.</param>
/// <param name="Call">Only this call's; empty for all.</param>
public sealed record RecordQuery(int Tenant, int Limit = 100, int Offset = 0, long FromMicros = 0, long ToMicros = 0, Guid Call = default)
{
    /// <summary>Only what follows the leg of that start and id in the order of the answer; null from the newest on.</summary>
    public (long StartMicros, Guid Leg)? After { get; init; }

    /// <summary>Records in one answer.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>User id of the agent on the leg.</summary>
    public int AgentId { get; init; }

    /// <summary>The caller's number or the one that was dialled, as the record has it.</summary>
    public string Number { get; init; } = "";

    public string Queue { get; init; } = "";

    /// <summary>Why the leg ended, e.g. <c>no_answer</c>.</summary>
    public string Cause { get; init; } = "";
}
