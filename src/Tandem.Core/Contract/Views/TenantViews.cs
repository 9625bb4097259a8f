namespace Tandem.Core.Contract.Views;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>Everything a reader outside the loop may see of a tenant, published at the end of each turn before replies leave.</summary>
public sealed class TenantViews
{
    /// <summary>By user id.</summary>
    public ViewTable<UserRow> Users { get; } = new();

    /// <summary>By extension id. Holds the SIP secret: never shown as it is.</summary>
    public ViewTable<ExtensionRow> Extensions { get; } = new();

    /// <summary>By queue id.</summary>
    public ViewTable<QueueRow> Queues { get; } = new();

    /// <summary>By queue id: live counters.</summary>
    public ViewTable<QueueView> QueueStates { get; } = new();

    /// <summary>By tier id.</summary>
    public ViewTable<TierRow> Tiers { get; } = new();

    /// <summary>By media id.</summary>
    public ViewTable<MediaRow> Media { get; } = new();

    /// <summary>By flow id.</summary>
    public ViewTable<FlowRow> Flows { get; } = new();

    /// <summary>By route id: the tenant's numbers.</summary>
    public ViewTable<RouteRow> Routes { get; } = new();

    /// <summary>By trunk id. Holds the password: never shown as it is.</summary>
    public ViewTable<TrunkRow> Trunks { get; } = new();

    /// <summary>By trunk id: how it stands.</summary>
    public ViewTable<TrunkView> TrunkStates { get; } = new();

    /// <summary>By id: groups of numbers and their limits, sellers' codes, campaigns, prices, page origins.</summary>
    public ViewTable<DialingRow> Dialing { get; } = new();

    /// <summary>By route id, for numbers that have called out since the start.</summary>
    public ViewTable<NumberUseView> NumberUse { get; } = new();

    /// <summary>By id: how campaigns stand.</summary>
    public ViewTable<CampaignView> Campaigns { get; } = new();

    /// <summary>One row, <see cref="NumberingRow.OnlyId"/>.</summary>
    public ViewTable<NumberingRow> Numbering { get; } = new();

    /// <summary>The number of the tenant that is written so, in its inner form; null when it is none of them.</summary>
    public string? OwnNumber(string written)
    {
        string inner = NumberPattern.InnerOf(written, Region);
        return !NumberPattern.IsPattern(inner) && Routes.All().Any(row => row.Number == inner) ? inner : null;
    }

    /// <summary>The extension of that number; null for none.</summary>
    public ExtensionRow? Extension(string number) => Extensions.All().FirstOrDefault(row => row.Number == number);

    /// <summary>Where the tenant dials: what its numbers are written like.</summary>
    public NumberRegion Region => Numbering[NumberingRow.OnlyId]?.Region ?? NumberRegion.Default;

    /// <summary>By user id, for users that are signed in or have been since the start.</summary>
    public ViewTable<AgentView> Agents { get; } = new();

    /// <summary>By a slot number that is reused: calls in progress.</summary>
    public ViewTable<CallView> Calls { get; } = new();
}

/// <param name="Waiting">Callers waiting (offered ones included, bridged ones not).</param>
/// <param name="Callable">Agents that could take a call now.</param>
/// <param name="OldestMicros">When the first in line joined, in Unix microseconds; 0 when nobody waits.</param>
public sealed record QueueView(int QueueId, int Waiting, int Callable, int SignedIn, long Answered, long Abandoned, long OldestMicros);

/// <param name="Status">Logged Out, Available, On Break.</param>
/// <param name="State">Idle, Waiting, Receiving, In a queue call, Wrap-up.</param>
/// <param name="Queues">Ids of the queues signed in to, in order of id.</param>
/// <param name="Leg">The agent's live leg (offered or talking), or empty.</param>
/// <param name="CallState">IDLE, RINGING, ACTIVE, HELD.</param>
/// <param name="WrapUpUntilMicros">When his wrap-up ends, in Unix microseconds; 0 while he is in none.</param>
/// <param name="Word">His state in the words of events (<see cref="Events.Kinds.AgentWords"/>).</param>
public sealed record AgentView(
    int UserId,
    string Login,
    string Extension,
    string Status,
    string State,
    string Reason,
    IReadOnlyList<int> Queues,
    Guid Leg,
    string CallState,
    bool Reachable,
    long SinceMicros,
    long CallsAnswered,
    long TalkMillis,
    int NoAnswerCount,
    long WrapUpUntilMicros,
    string Word
)
{
    /// <summary>The page he works in: live, no_microphone or asleep; empty for none.</summary>
    public string Page { get; init; } = "";

    /// <summary>The one word for what he does, call, status and phone taken together: see <see cref="Events.Kinds.AgentDoings"/>.</summary>
    public string Doing { get; init; } = Events.Kinds.AgentDoings.SignedOut;

    /// <summary>When he began to do that, in Unix microseconds.</summary>
    public long DoingSinceMicros { get; init; }

    /// <summary>Why he is delayed (the result of the offer he did not take) or cannot be reached (not_registered, no_standby_leg); else empty.</summary>
    public string Cause { get; init; } = "";

    /// <summary>When his delay ends, in Unix microseconds; 0 while he has none.</summary>
    public long DelayedUntilMicros { get; init; }
}

/// <param name="State">routing, waiting, offering, ringing, talking, ending.</param>
/// <param name="Place">Orders it among those who wait in its queue (<see cref="WaitingPlaces"/> counts them); null while it does not wait.</param>
/// <param name="Candidates">Why the last pick fell as it did: counts per reason code and the first 16 candidates.</param>
public sealed record CallView(
    Guid Call,
    string State,
    string CallerNumber,
    string Dialled,
    int QueueId,
    string Queue,
    WaitingPlace? Place,
    long StartMicros,
    IReadOnlyList<LegView> Legs,
    PickExplanation? Candidates
)
{
    /// <summary>What is known of who waits, oldest first; at most <see cref="CollectedValue.Most"/> of each leg.</summary>
    public IReadOnlyList<CollectedValue> Collected { get; init; } = [];
}

/// <param name="State">ringing, answered, held, ended.</param>
public sealed record LegView(
    Guid Leg,
    string Direction,
    string Party,
    string State,
    int AgentId,
    Guid JoinedTo,
    bool Silent,
    LegQualityView? Quality
);

/// <summary>See <see cref="Legs.LegQuality"/>.</summary>
public sealed record LegQualityView(
    double LossInPercent,
    double LossOutPercent,
    double JitterMillis,
    double RoundTripMillis,
    double MosIn,
    double MosOut
);

/// <summary>The reason of an offer: how many agents each reason ruled out, and the first 16 candidates in order with theirs.</summary>
/// <param name="Counts">Per reason code, in order of the code's name.</param>
public sealed record PickExplanation(string Strategy, IReadOnlyList<KeyValuePair<string, int>> Counts, IReadOnlyList<CandidateView> First);

/// <param name="Reason">chosen, next, wrap_up, on_break, in_call, offered_elsewhere, not_registered, delayed, lacks_skill, skipped_for_call …</param>
public readonly record struct CandidateView(int UserId, string Login, string Reason);

/// <summary>The full list behind <see cref="PickExplanation"/>, on demand.</summary>
public sealed record WaitingDetail(Guid Call, int Position, IReadOnlyList<CandidateView> Candidates);
