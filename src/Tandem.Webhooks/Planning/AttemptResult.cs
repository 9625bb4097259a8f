namespace Tandem.Webhooks.Planning;

/// <summary>What came of a try.</summary>
/// <param name="Why">For people: a status or a trouble.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null when it does not say.</param>
public sealed record AttemptResult(bool IsDelivered, string Why, TimeSpan? RetryAfter = null);
