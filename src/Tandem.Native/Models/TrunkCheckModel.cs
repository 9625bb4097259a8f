namespace Tandem.Native.Models;

using Tandem.Core.Contract.Views;

/// <summary>What came of asking a trunk whether it is there.</summary>
internal sealed record TrunkCheckModel
{
    /// <summary>Whether at least one address takes calls.</summary>
    public required bool IsReachable { get; init; }

    /// <summary>Why no address is known; empty when some are.</summary>
    public required string Unresolved { get; init; }

    /// <summary>What each address answered, in the order in which they are tried; none when no address is known.</summary>
    public required IReadOnlyList<TrunkAnswerModel> Answers { get; init; }

    public static TrunkCheckModel Of(TrunkCheckView check, TrunkView? state) =>
        new()
        {
            IsReachable = check.Answers.Any(answer => answer.What == TrunkAnswers.Answered),
            Unresolved =
                check.Answers.Count > 0 ? ""
                : state is { LastError.Length: > 0 } ? state.LastError
                : "no address is known",
            Answers = [.. check.Answers.Select(TrunkAnswerModel.Of)],
        };
}

/// <summary>What one address of a trunk answered.</summary>
internal sealed record TrunkAnswerModel
{
    /// <summary>As <c>udp:203.0.113.5:5060</c>.</summary>
    public required string Address { get; init; }

    /// <summary>answered; unavailable (503: it is there and takes no calls); silent (nothing came in time); unreachable (it could not be sent).</summary>
    public required string Result { get; init; }

    /// <summary>The SIP status; null where none came.</summary>
    public required int? Status { get; init; }

    /// <summary>Its phrase; empty where none came.</summary>
    public required string Reason { get; init; }

    /// <summary>From the question to the answer, or until no more was waited.</summary>
    public required double Milliseconds { get; init; }

    public static TrunkAnswerModel Of(TrunkAnswer answer) =>
        new()
        {
            Address = answer.Address,
            Result = answer.What,
            Status = answer.Code == 0 ? null : answer.Code,
            Reason = answer.Reason,
            Milliseconds = Math.Round(answer.Micros / 1_000.0, 1),
        };
}
