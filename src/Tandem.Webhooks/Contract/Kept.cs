namespace Tandem.Webhooks.Contract;

/// <summary>How much is kept of a subscription's past; the oldest goes.</summary>
public static class Kept
{
    /// <summary>Attempts in the delivery log.</summary>
    public const int Attempts = 10_000;

    /// <summary>Events that were given up.</summary>
    public const int Dead = 100_000;
}
