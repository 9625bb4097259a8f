namespace Tandem.Core.Contract.Rows;

/// <summary>A number of a campaign as the store has it when it is due to be dialled.</summary>
/// <param name="Number">In its inner form.</param>
/// <param name="Zone">Time zones of its place, by their names in the time zone database, <c>;</c> between several; empty: the tenant's.</param>
/// <param name="Rank">0–9, lower first.</param>
/// <param name="DueMicros">Not before.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="Tries">How often each outcome was: see <see cref="OutcomeCounts"/>.</param>
/// <param name="Variables">What came with it: a JSON object of texts; empty for none.</param>
/// <param name="IsDoNotCall">It is on a do-not-call list by now.</param>
public sealed record CampaignNumber(
    string Number,
    string Zone,
    int Rank,
    long DueMicros,
    int Attempts,
    long Tries,
    string Variables,
    bool IsDoNotCall
)
{
    /// <summary>Of a number that was never dialled.</summary>
    public const int FreshRank = 5;

    /// <summary>The greatest there is.</summary>
    public const int LastRank = 9;
}

/// <summary>How often each outcome was, four bits for each: 15 stands for more, too.</summary>
public static class OutcomeCounts
{
    private const int Bits = 4;
    private const long Most = (1 << Bits) - 1;

    public static int Of(long counts, DialOutcome outcome) => (int)(counts >> ((int)outcome * Bits) & Most);

    /// <summary>One more.</summary>
    public static long Plus(long counts, DialOutcome outcome) =>
        Of(counts, outcome) == Most ? counts : counts + (1L << ((int)outcome * Bits));
}

/// <summary>An attempt that was under way when the server stopped.</summary>
public sealed record OpenAttempt(int CampaignId, string Number, int Attempt, long Tries, Guid Call);
