namespace Tandem.Access.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>Which records of calls. What is empty or 0 does not matter.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="Offset">Pass over so many.</param>
public sealed record CallSearch(int Tenant, int Limit, int Offset)
{
    /// <summary>Begun at or after it.</summary>
    public long FromMicros { get; init; }

    /// <summary>Begun at or before it.</summary>
    public long ToMicros { get; init; }

    /// <summary>Ended at or before it.</summary>
    public long EndedByMicros { get; init; }

    public Guid Call { get; init; }

    /// <summary>Only what follows this one in the order of the answer, its id in the place of a leg; null from the newest on.</summary>
    public RecordPlace? After { get; init; }

    public IReadOnlyList<int> Agents { get; init; } = [];

    public IReadOnlyList<CallDirection> Directions { get; init; } = [];

    public IReadOnlyList<CallOutcome> Outcomes { get; init; } = [];

    /// <summary>The number outside, in its inner form.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The tenant's own number, in its inner form.</summary>
    public string Own { get; init; } = "";

    public string SalesCode { get; init; } = "";

    public string UserData { get; init; } = "";
}

/// <param name="Total">On all pages, counted up to <see cref="CountedTo"/>.</param>
public sealed record CallPage(IReadOnlyList<CallRecord> Rows, long Total)
{
    /// <summary>Calls are counted up to so many.</summary>
    public const int CountedTo = 50_000;
}
