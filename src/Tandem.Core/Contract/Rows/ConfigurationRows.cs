namespace Tandem.Core.Contract.Rows;

/// <summary>All configuration of one tenant as the store has it at start.</summary>
public sealed record ConfigurationRows(
    IReadOnlyList<UserRow> Users,
    IReadOnlyList<ExtensionRow> Extensions,
    IReadOnlyList<QueueRow> Queues,
    IReadOnlyList<TierRow> Tiers,
    IReadOnlyList<RouteRow> Routes,
    IReadOnlyList<TrunkRow> Trunks,
    IReadOnlyList<AgentSession> Sessions,
    IdCounters Counters,
    IReadOnlyList<MediaRow>? Media = null
)
{
    /// <summary>Null where nothing was ever set.</summary>
    public NumberingRow? Numbering { get; init; }

    /// <summary>What agents did in the last day and more: what is counted by the day goes on from it.</summary>
    public IReadOnlyList<AgentQuarter> Lately { get; init; } = [];

    /// <summary>What numbers that have limits called in the last day and more, likewise.</summary>
    public IReadOnlyList<NumberQuarter> NumbersLately { get; init; } = [];

    public IReadOnlyList<FlowRow> Flows { get; init; } = [];

    /// <summary>What own calls go by, of all kinds, in order of id.</summary>
    public IReadOnlyList<DialingRow> Dialing { get; init; } = [];

    /// <summary>What campaigns have come to in the last 30 days and more.</summary>
    public IReadOnlyList<CampaignHour> CampaignHours { get; init; } = [];

    /// <summary>Attempts of campaigns that were under way when the server stopped.</summary>
    public IReadOnlyList<OpenAttempt> OpenAttempts { get; init; } = [];
}

/// <summary>The highest id ever given out per kind, so that none is used twice.</summary>
public sealed record IdCounters(
    int User,
    int Extension,
    int Queue,
    int Tier,
    int Route,
    int Parameter,
    int Media = 0,
    int Trunk = 0,
    int Flow = 0
)
{
    /// <summary>Of all kinds of <see cref="DialingRow"/> together.</summary>
    public int Dialing { get; init; } = CampaignRow.First;
}
