namespace Tandem.Webhooks.Asking;

/// <summary>Limits on what flows ask by HTTP.</summary>
public sealed record FlowRequestLimits
{
    /// <summary>Requests under way; one more fails at once, and its call goes on by the exit for that.</summary>
    public int UnderWay { get; init; } = 500;

    /// <summary>Likewise of one tenant.</summary>
    public int UnderWayOfTenant { get; init; } = 100;

    /// <summary>Bytes of an answer that are read; the rest is not.</summary>
    public int AnswerBytes { get; init; } = 256_000;

    /// <summary>Before the second attempt.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Secrets that requests are signed with at once.</summary>
    public int Secrets { get; init; } = 4;
}
