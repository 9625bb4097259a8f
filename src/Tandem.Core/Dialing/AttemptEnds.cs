namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>Ends of attempts that were never made, or that nobody has seen.</summary>
internal static class AttemptEnds
{
    /// <summary>The number is on a do-not-call list: it is passed over for good.</summary>
    public static CampaignAttemptEnded DoNotCall(int campaign, CampaignNumber number) =>
        Blank(campaign, number.Number, DialOutcome.DoNotCall, number.Tries) with
        {
            Rank = number.Rank,
        };

    /// <summary>The server died meanwhile: whether he was reached nobody knows, so he is left alone.</summary>
    public static CampaignAttemptEnded Lost(OpenAttempt open) =>
        Blank(open.CampaignId, open.Number, DialOutcome.Lost, open.Tries) with
        {
            Attempt = open.Attempt,
            CallId = open.Call,
            Reason = "server_stopped",
        };

    private static CampaignAttemptEnded Blank(int campaign, string number, DialOutcome outcome, long tries) =>
        new(
            campaign,
            number,
            0,
            Guid.Empty,
            outcome.Word(),
            0,
            0,
            -1,
            0,
            "",
            false,
            0,
            CampaignNumber.FreshRank,
            OutcomeCounts.Plus(tries, outcome),
            "",
            0,
            0
        );
}
