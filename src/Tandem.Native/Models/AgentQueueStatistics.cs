namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>An agent's part in one queue, in an interval.</summary>
public sealed record AgentQueueStatistics
{
    public required int QueueId { get; init; }

    /// <summary>Its name then.</summary>
    public required string Queue { get; init; }

    /// <summary>Offers of its callers made to him.</summary>
    public required int Offered { get; init; }

    public required int Answered { get; init; }

    public required int NoAnswers { get; init; }

    /// <summary>Offers he declined, or was busy for.</summary>
    public required int Rejected { get; init; }

    /// <summary>Its calls that he passed on.</summary>
    public required int Transfers { get; init; }

    public required long TalkMillis { get; init; }

    public required long HoldMillis { get; init; }

    public required long WrapUpMillis { get; init; }

    internal static AgentQueueStatistics Of(int queueId, AgentInQueue part) =>
        new()
        {
            QueueId = queueId,
            Queue = part.Queue,
            Offered = part.Offered,
            Answered = part.Answered,
            NoAnswers = part.NoAnswers,
            Rejected = part.Rejected,
            Transfers = part.Transfers,
            TalkMillis = Shares.Millis(part.TalkMicros),
            HoldMillis = Shares.Millis(part.HoldMicros),
            WrapUpMillis = Shares.Millis(part.WrapUpMicros),
        };
}
