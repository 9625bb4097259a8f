namespace Tandem.Native.Models;

using CsvHelper.Configuration.Attributes;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>
/// A queue in an interval: all about the calls that entered it then, whenever the rest happened. Times are in milliseconds.
/// </summary>
public sealed record QueueStatistics
{
    /// <summary>The interval's beginning.</summary>
    public required string From { get; init; }

    /// <summary>Its end, which does not belong to it.</summary>
    public required string To { get; init; }

    public required int QueueId { get; init; }

    /// <summary>Its name then.</summary>
    public required string Queue { get; init; }

    /// <summary>Calls that came to wait.</summary>
    public required int Offered { get; init; }

    public required int Answered { get; init; }

    /// <summary>Answered within the queue's threshold (parameter service-level-seconds, else 20 s).</summary>
    public required int AnsweredInTime { get; init; }

    /// <summary>The caller hung up.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Abandoned after the threshold.</summary>
    public required int AbandonedLate { get; init; }

    /// <summary>Went because they had waited as long as the queue allows.</summary>
    public required int TimedOut { get; init; }

    /// <summary>Went because no agent was signed in.</summary>
    public required int WithoutAgent { get; init; }

    /// <summary>Went for another reason.</summary>
    public required int Failed { get; init; }

    /// <summary>Answered in time of those answered or abandoned late, in percent; null when there were none.</summary>
    public required double? ServiceLevelPercent { get; init; }

    public required long AnswerWaitMeanMillis { get; init; }

    /// <summary>Half of the answered waited no longer; percentiles are true to 3 %.</summary>
    public required long AnswerWaitP50Millis { get; init; }

    public required long AnswerWaitP90Millis { get; init; }

    public required long AnswerWaitLongestMillis { get; init; }

    public required long AbandonWaitMeanMillis { get; init; }

    public required long AbandonWaitP50Millis { get; init; }

    public required long AbandonWaitP90Millis { get; init; }

    public required long AbandonWaitLongestMillis { get; init; }

    /// <summary>Agents' time in conversation.</summary>
    public required long TalkMillis { get; init; }

    /// <summary>Agents had callers on hold.</summary>
    public required long HoldMillis { get; init; }

    public required long WrapUpMillis { get; init; }

    /// <summary>Offers that nobody answered.</summary>
    public required int NoAnswers { get; init; }

    public required int Transfers { get; init; }

    /// <summary>Waits of the answered.</summary>
    [Ignore]
    public required IReadOnlyList<WaitStep> AnswerWaits { get; init; }

    /// <summary>Waits of those who hung up.</summary>
    [Ignore]
    public required IReadOnlyList<WaitStep> AbandonWaits { get; init; }

    internal static QueueStatistics Of(QueueQuarter sum, Interval interval) =>
        new()
        {
            From = Moments.Text(interval.FromMicros),
            To = Moments.Text(interval.ToMicros),
            QueueId = sum.QueueId,
            Queue = sum.Queue,
            Offered = sum.Offered,
            Answered = sum.Answered,
            AnsweredInTime = sum.AnsweredInTime,
            Abandoned = sum.Abandoned,
            AbandonedLate = sum.AbandonedLate,
            TimedOut = sum.TimedOut,
            WithoutAgent = sum.WithoutAgent,
            Failed = sum.Failed,
            ServiceLevelPercent = Shares.Percent(sum.AnsweredInTime, sum.Answered + sum.AbandonedLate),
            AnswerWaitMeanMillis = sum.AnswerWaits.MeanMillis,
            AnswerWaitP50Millis = sum.AnswerWaits.PercentileMillis(50),
            AnswerWaitP90Millis = sum.AnswerWaits.PercentileMillis(90),
            AnswerWaitLongestMillis = sum.AnswerWaits.LongestMillis,
            AbandonWaitMeanMillis = sum.AbandonWaits.MeanMillis,
            AbandonWaitP50Millis = sum.AbandonWaits.PercentileMillis(50),
            AbandonWaitP90Millis = sum.AbandonWaits.PercentileMillis(90),
            AbandonWaitLongestMillis = sum.AbandonWaits.LongestMillis,
            TalkMillis = Shares.Millis(sum.TalkMicros),
            HoldMillis = Shares.Millis(sum.HoldMicros),
            WrapUpMillis = Shares.Millis(sum.WrapUpMicros),
            NoAnswers = sum.NoAnswers,
            Transfers = sum.Transfers,
            AnswerWaits = WaitStep.Of(sum.AnswerWaits),
            AbandonWaits = WaitStep.Of(sum.AbandonWaits),
        };
}

/// <summary>A step of a histogram that holds something.</summary>
/// <param name="UpToMillis">The longest wait that belongs to it; the shortest is one longer than the step before can hold.</param>
/// <param name="Count">How many waits.</param>
public sealed record WaitStep(long UpToMillis, int Count)
{
    internal static IReadOnlyList<WaitStep> Of(WaitHistogram waits) =>
        [.. waits.Steps().Select(step => new WaitStep(step.UpToMillis, step.Count))];
}
