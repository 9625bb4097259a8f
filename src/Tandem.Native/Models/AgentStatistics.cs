namespace Tandem.Native.Models;

using System.Globalization;
using System.Text.Json.Serialization;
using CsvHelper.Configuration.Attributes;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>An agent in an interval: what he did in it. Times are in milliseconds; those of his states add up to the time signed in, and count up to now; talk and hold count when they are over.</summary>
public sealed record AgentStatistics
{
    /// <summary>The interval's beginning.</summary>
    public required string From { get; init; }

    /// <summary>Its end, which does not belong to it.</summary>
    public required string To { get; init; }

    public required int AgentId { get; init; }

    /// <summary>His login then.</summary>
    public required string Agent { get; init; }

    /// <summary>Offers made to him.</summary>
    public required int Offered { get; init; }

    public required int Answered { get; init; }

    public required int NoAnswers { get; init; }

    /// <summary>Offers he declined, or was busy for.</summary>
    public required int Rejected { get; init; }

    /// <summary>Calls he passed on.</summary>
    public required int Transfers { get; init; }

    /// <summary>In conversation, in calls of queues.</summary>
    public required long TalkMillis { get; init; }

    /// <summary>He had callers on hold, in calls of queues.</summary>
    public required long HoldMillis { get; init; }

    public required long WrapUpMillis { get; init; }

    /// <summary>In calls of queues or wrapping up, of the time in which he was that, rung or ready; in percent, null when he never was.</summary>
    public required double? OccupancyPercent { get; init; }

    public required long SignedInMillis { get; init; }

    /// <summary>Could have been offered a call.</summary>
    public required long ReadyMillis { get; init; }

    /// <summary>Available, but left alone after a refusal, or his phone not registered.</summary>
    public required long UnreadyMillis { get; init; }

    /// <summary>An offer rang.</summary>
    public required long RingMillis { get; init; }

    /// <summary>In a call of a queue: talk, hold, joining and all.</summary>
    public required long QueueCallMillis { get; init; }

    /// <summary>In another call.</summary>
    public required long OtherCallMillis { get; init; }

    /// <summary>In conversation, in calls of no queue: those he dialled, and those of colleagues.</summary>
    public required long OtherTalkMillis { get; init; }

    /// <summary>He had others on hold, in calls of no queue.</summary>
    public required long OtherHoldMillis { get; init; }

    /// <summary>His part in each queue.</summary>
    [Ignore]
    public required IReadOnlyList<AgentQueueStatistics> Queues { get; init; }

    /// <summary>On break, whatever for.</summary>
    public required long BreakMillis { get; init; }

    /// <summary>On break, in milliseconds by reason; the empty reason is a break without one.</summary>
    [Ignore]
    public required IReadOnlyDictionary<string, long> BreakReasons { get; init; }

    /// <summary>The same for a table: <c>reason=milliseconds</c>, divided by semicolons.</summary>
    [JsonIgnore]
    public string BreaksByReason =>
        string.Join("; ", BreakReasons.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key}={each.Value}")));

    /// <summary>His parts in queues for a table: <c>queue: offered/answered/talk milliseconds</c>, divided by semicolons.</summary>
    [JsonIgnore]
    public string ByQueue =>
        string.Join(
            "; ",
            Queues.Select(each =>
                string.Create(CultureInfo.InvariantCulture, $"{each.Queue}: {each.Offered}/{each.Answered}/{each.TalkMillis}")
            )
        );

    internal static AgentStatistics Of(AgentQuarter sum, Interval interval)
    {
        long busy = sum.QueueCallMicros + sum.WrapUpMicros;
        SortedDictionary<string, long> breaks = new(StringComparer.Ordinal);
        foreach ((string reason, long micros) in sum.BreakMicros)
        {
            breaks.Add(reason, Shares.Millis(micros));
        }
        return new AgentStatistics
        {
            From = Moments.Text(interval.FromMicros),
            To = Moments.Text(interval.ToMicros),
            AgentId = sum.AgentId,
            Agent = sum.Agent,
            Offered = sum.Offered,
            Answered = sum.Answered,
            NoAnswers = sum.NoAnswers,
            Rejected = sum.Rejected,
            Transfers = sum.Transfers,
            TalkMillis = Shares.Millis(sum.TalkMicros),
            HoldMillis = Shares.Millis(sum.HoldMicros),
            WrapUpMillis = Shares.Millis(sum.WrapUpMicros),
            OccupancyPercent = Shares.Percent(busy, busy + sum.RingMicros + sum.ReadyMicros),
            SignedInMillis = Shares.Millis(sum.SignedInMicros),
            ReadyMillis = Shares.Millis(sum.ReadyMicros),
            UnreadyMillis = Shares.Millis(sum.UnreadyMicros),
            RingMillis = Shares.Millis(sum.RingMicros),
            QueueCallMillis = Shares.Millis(sum.QueueCallMicros),
            OtherCallMillis = Shares.Millis(sum.OtherCallMicros),
            OtherTalkMillis = Shares.Millis(sum.OtherTalkMicros),
            OtherHoldMillis = Shares.Millis(sum.OtherHoldMicros),
            Queues = [.. sum.Queues.Select(each => AgentQueueStatistics.Of(each.Key, each.Value))],
            BreakMillis = Shares.Millis(sum.BreakMicros.Values.Sum()),
            BreakReasons = breaks,
        };
    }
}
