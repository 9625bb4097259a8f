namespace Tandem.Native.Models;

using System.Globalization;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>One attempt of a campaign, as proof of how it was made: from the log, and to be reckoned again from it.</summary>
internal sealed record EvidenceRow
{
    /// <summary>Of the event campaign.attempt_ended that it is taken from.</summary>
    public required long Event { get; init; }

    public required int Campaign { get; init; }

    public required string Number { get; init; }

    /// <summary>1 for the first; 0 when it was never dialled.</summary>
    public required int Attempt { get; init; }

    /// <summary>The call: its events say the rest.</summary>
    public required string? Call { get; init; }

    public required string? Dialled { get; init; }

    public required string? Answered { get; init; }

    /// <summary>When its outcome was certain.</summary>
    public required string Ended { get; init; }

    public required string Outcome { get; init; }

    public required int SipCode { get; init; }

    public required long RangMillis { get; init; }

    /// <summary>From the answer to an agent, or the flow; null where none came.</summary>
    public required long? AgentMillis { get; init; }

    public required int AgentId { get; init; }

    /// <summary>He was told that nobody was free.</summary>
    public required bool HeardMessage { get; init; }

    public required string Reason { get; init; }

    public static EvidenceRow Of(Event happened, CampaignAttemptEnded ended) =>
        new()
        {
            Event = happened.Id,
            Campaign = ended.CampaignId,
            Number = ended.Number,
            Attempt = ended.Attempt,
            Call = ended.CallId == Guid.Empty ? null : ended.CallId.ToString("D", CultureInfo.InvariantCulture),
            Dialled = ended.DialledMicros == 0 ? null : Moments.Exact(ended.DialledMicros),
            Answered = ended.AnsweredMicros == 0 ? null : Moments.Exact(ended.AnsweredMicros),
            Ended = Moments.Exact(happened.WallMicros),
            Outcome = ended.Outcome,
            SipCode = ended.SipCode,
            RangMillis = ended.RangMillis,
            AgentMillis = ended.AgentMillis < 0 ? null : ended.AgentMillis,
            AgentId = ended.AgentId,
            HeardMessage = ended.HeardMessage,
            Reason = ended.Reason,
        };
}

/// <summary>Attempts in the order in which they ended.</summary>
/// <param name="Next">The cursor of the next page; null at the end of the log.</param>
internal sealed record EvidenceList(IReadOnlyList<EvidenceRow> Attempts, string? Next);
