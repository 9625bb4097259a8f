namespace Tandem.Store.Contract;

/// <summary>What to read of the records of calls. What is empty or 0 does not matter.</summary>
/// <param name="FromMicros">Calls begun at or after it.</param>
/// <param name="ToMicros">Calls begun at or before it.</param>
public sealed record CallQuery(int Tenant, int Limit = 100, int Offset = 0, long FromMicros = 0, long ToMicros = 0)
{
    /// <summary>Only what follows the call of that start and id in the order of the answer; null from the newest on.</summary>
    public (long StartMicros, Guid Call)? After { get; init; }

    /// <summary>Calls ended at or before it.</summary>
    public long EndedByMicros { get; init; }

    public Guid Call { get; init; }

    public IReadOnlyList<int> Agents { get; init; } = [];

    /// <summary>Directions by their numbers.</summary>
    public IReadOnlyList<int> Directions { get; init; } = [];

    /// <summary>Outcomes by their numbers.</summary>
    public IReadOnlyList<int> Outcomes { get; init; } = [];

    /// <summary>The number outside, in its inner form.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The tenant's own number, in its inner form.</summary>
    public string Own { get; init; } = "";

    public string SalesCode { get; init; } = "";

    public string UserData { get; init; } = "";
}
