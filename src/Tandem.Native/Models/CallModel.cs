namespace Tandem.Native.Models;

using Tandem.Core.Contract.Views;

/// <summary>A call in progress.</summary>
internal sealed record CallModel
{
    public required Guid Call { get; init; }

    /// <summary>routing, waiting, offering, ringing, talking or ending.</summary>
    public required string State { get; init; }

    public required string CallerNumber { get; init; }

    public required string Dialled { get; init; }

    /// <summary>Name of the queue it waits in or came through last; empty for none.</summary>
    public required string Queue { get; init; }

    /// <summary>Its place in that queue, 1 for who is next; null while it does not wait.</summary>
    public required int? Position { get; init; }

    public required string Start { get; init; }

    public required IReadOnlyList<LegModel> Legs { get; init; }

    /// <summary>Why it was last offered to whom it was; null before the first offer and outside queues.</summary>
    public required OfferModel? Candidates { get; init; }

    /// <summary>
    /// What is known of the caller: keys and words that a flow took, what services answered it, what came with his number. In the order it was learnt,
    /// 32 at most; what the flow calls secret is not among it.
    /// </summary>
    public required IReadOnlyList<CollectedModel> Collected { get; init; }

    public static CallModel Of(CallView view, WaitingPlaces places) => Of(view, view.Place is null ? null : places.PositionOf(view));

    public static CallModel Of(CallView view, int? position) =>
        new()
        {
            Call = view.Call,
            State = view.State,
            CallerNumber = view.CallerNumber,
            Dialled = view.Dialled,
            Queue = view.Queue,
            Position = position,
            Start = Moments.Text(view.StartMicros),
            Legs = [.. view.Legs.Select(LegModel.Of)],
            Candidates = view.Candidates is { } why ? OfferModel.Of(why) : null,
            Collected = view.Collected.Count == 0 ? [] : [.. view.Collected.Select(CollectedModel.Of)],
        };
}

/// <summary>Something that is known of a caller before anybody talks with him.</summary>
/// <param name="Name">The variable that holds it.</param>
/// <param name="Label">What the flow's author calls the node that asked for it; empty for none.</param>
/// <param name="Value">200 characters at most.</param>
/// <param name="Meaning">Of a key that chose something: what the flow's author calls the node it leads to; else empty.</param>
/// <param name="Source">keys (pressed), words (said), service (answered to the flow), flow (worked out) or given (came with the number).</param>
internal sealed record CollectedModel(string Name, string Label, string Value, string Meaning, string Source)
{
    public static CollectedModel Of(CollectedValue value) => new(value.Name, value.Label, value.Value, value.Meaning, value.Source);
}

/// <summary>One phone or trunk in a call.</summary>
internal sealed record LegModel
{
    public required Guid Leg { get; init; }

    /// <summary>in or out, as we see it.</summary>
    public required string Direction { get; init; }

    /// <summary>The extension, or the trunk and number.</summary>
    public required string Party { get; init; }

    /// <summary>ringing, answered, held or ended.</summary>
    public required string State { get; init; }

    /// <summary>Whose it is; null for nobody of ours.</summary>
    public required int? AgentId { get; init; }

    /// <summary>The leg it talks with; null for none, or for several.</summary>
    public required Guid? JoinedTo { get; init; }

    /// <summary>No sound has come from it for a while.</summary>
    public required bool Silent { get; init; }

    /// <summary>Of its sound; null before the first report.</summary>
    public required QualityModel? Quality { get; init; }

    public static LegModel Of(LegView view) =>
        new()
        {
            Leg = view.Leg,
            Direction = view.Direction,
            Party = view.Party,
            State = view.State,
            AgentId = view.AgentId == 0 ? null : view.AgentId,
            JoinedTo = view.JoinedTo == Guid.Empty ? null : view.JoinedTo,
            Silent = view.Silent,
            Quality = view.Quality is { } quality ? QualityModel.Of(quality) : null,
        };
}

/// <summary>How well a leg's sound comes through.</summary>
internal sealed record QualityModel(double LossInPercent, double LossOutPercent, double JitterMillis, double RoundTripMillis)
{
    public static QualityModel Of(LegQualityView view) =>
        new(view.LossInPercent, view.LossOutPercent, view.JitterMillis, view.RoundTripMillis);
}

/// <summary>Why a call was offered to whom it was.</summary>
internal sealed record OfferModel
{
    public required string Strategy { get; init; }

    /// <summary>How many agents each reason ruled out.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>The first candidates in the strategy's order.</summary>
    public required IReadOnlyList<CandidateModel> First { get; init; }

    public static OfferModel Of(PickExplanation why) =>
        new()
        {
            Strategy = why.Strategy,
            Counts = new SortedDictionary<string, int>(why.Counts.ToDictionary(), StringComparer.Ordinal),
            First = [.. why.First.Select(CandidateModel.Of)],
        };
}

/// <summary>An agent, and why the call was offered to him or not.</summary>
internal sealed record CandidateModel(int UserId, string Login, string Reason)
{
    public static CandidateModel Of(CandidateView view) => new(view.UserId, view.Login, view.Reason);
}

/// <summary>Every agent that was looked at for a waiting call, in the strategy's order.</summary>
internal sealed record WaitingModel(Guid Call, int Position, IReadOnlyList<CandidateModel> Candidates);

/// <summary>Calls in progress, oldest first.</summary>
internal sealed record CallList(IReadOnlyList<CallModel> Calls);
