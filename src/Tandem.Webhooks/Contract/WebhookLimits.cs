namespace Tandem.Webhooks.Contract;

/// <summary>Limits on subscriptions and what is sent to them.</summary>
public sealed record WebhookLimits
{
    /// <summary>Subscriptions of a tenant; one more is refused.</summary>
    public int Subscriptions { get; init; } = 100;

    /// <summary>Event types that one names.</summary>
    public int Types { get; init; } = 100;

    /// <summary>Characters of its name.</summary>
    public int NameLength { get; init; } = 128;

    /// <summary>Secrets of one that messages are signed with at once.</summary>
    public int Secrets { get; init; } = 4;

    /// <summary>Requests under way to one receiver.</summary>
    public int UnderWay { get; init; } = 8;

    /// <summary>Requests under way to all receivers.</summary>
    public int UnderWayInAll { get; init; } = 1_024;

    /// <summary>Events of a subscription in memory that wait for their turn; more stay in the log.</summary>
    public int Window { get; init; } = 256;

    /// <summary>Failed events of a subscription, and those of the same calls behind them, that later ones may pass; then all wait.</summary>
    public int Held { get; init; } = 1_000;

    /// <summary>From an attempt's beginning until its answer is whole.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause after the first failure; each next is three times as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A longer Retry-After counts as this.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>An event that could not be delivered for so long is dead.</summary>
    public TimeSpan GiveUp { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Failures in a row after which a receiver is only asked now and then.</summary>
    public int OpenAfter { get; init; } = 5;

    /// <summary>Bytes of an answer that the delivery log keeps.</summary>
    public int AnswerBytes { get; init; } = 512;

    /// <summary>Attempts that wait to be written; the oldest go unwritten when the disk is away.</summary>
    public int UnwrittenAttempts { get; init; } = 2_000;

    /// <summary>How long deliveries may go without being written down: what was sent meanwhile is sent again after a kill.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
