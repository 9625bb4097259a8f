namespace Tandem.Core.Contract.Rows;

/// <summary>When a number is dialled again after an attempt that came to nothing.</summary>
/// <param name="Outcome">What it came to: busy, no answer, refused, failed, abandoned or machine.</param>
/// <param name="PauseSeconds">Not before so long after.</param>
/// <param name="Attempts">Attempts that may end so; the last one is final.</param>
/// <param name="Rank">0–9: among numbers that are due lower ones go first; those never dialled have <see cref="CampaignNumber.FreshRank"/>.</param>
public sealed record RetryRule(DialOutcome Outcome, int PauseSeconds, int Attempts, int Rank)
{
    /// <summary>Where nothing else is said.</summary>
    public static IReadOnlyList<RetryRule> Usual { get; } =
    [new(DialOutcome.Busy, 300, 3, 4), new(DialOutcome.NoAnswer, 3_600, 3, 6), new(DialOutcome.Failed, 600, 3, 6)];

    /// <summary>Outcomes that may be followed by another attempt.</summary>
    public static bool IsFor(DialOutcome outcome) =>
        outcome
            is DialOutcome.Busy
                or DialOutcome.NoAnswer
                or DialOutcome.Refused
                or DialOutcome.Failed
                or DialOutcome.Abandoned
                or DialOutcome.Machine;
}
