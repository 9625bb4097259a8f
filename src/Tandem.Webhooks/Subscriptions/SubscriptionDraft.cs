namespace Tandem.Webhooks.Subscriptions;

/// <summary>A subscription to be made, or what of one is to be changed.</summary>
/// <param name="Name">For people; null leaves it.</param>
/// <param name="Url">Null leaves it.</param>
/// <param name="Types">In the shape's words; null leaves them.</param>
/// <param name="IsEnabled">Null leaves it.</param>
public sealed record SubscriptionDraft(string? Name, string? Url, IReadOnlyList<string>? Types, bool? IsEnabled);
