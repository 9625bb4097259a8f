namespace Tandem.Webhooks.Sending;

/// <summary>What is to be sent again.</summary>
/// <param name="First">The first event of a range; 0 for dead ones only.</param>
/// <param name="Last">The last.</param>
/// <param name="IsDead">Those that were given up, up to <paramref name="Last"/>.</param>
public sealed record Replay(long First, long Last, bool IsDead);
