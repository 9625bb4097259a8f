namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;

/// <summary>Whether a number is dialled again, and when.</summary>
internal static class RetryPlan
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>Not before <c>DueMicros</c>, 0 for never; among those due then with that rank.</summary>
    /// <param name="row">The campaign.</param>
    /// <param name="outcome">What the attempt came to.</param>
    /// <param name="attempts">Attempts by now, this one counted.</param>
    /// <param name="tries">How often each outcome was by now, this one counted.</param>
    /// <param name="wallMicros">Now.</param>
    public static (long DueMicros, int Rank) After(CampaignRow row, DialOutcome outcome, int attempts, long tries, long wallMicros)
    {
        foreach (RetryRule rule in row.Retries)
        {
            if (rule.Outcome == outcome)
            {
                bool isFinal = attempts >= row.Attempts || OutcomeCounts.Of(tries, outcome) >= rule.Attempts;
                return isFinal ? (0, rule.Rank) : (wallMicros + rule.PauseSeconds * MicrosPerSecond, rule.Rank);
            }
        }
        return (0, CampaignNumber.FreshRank);
    }
}
