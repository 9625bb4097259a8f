namespace Tandem.Engine.Trunks;

using Tandem.Foundation;

/// <summary>New calls a second: a second's worth may come at once, then they come evenly.</summary>
internal sealed class CallRate
{
    private long saved;
    private Instant filledAt;

    /// <summary>Takes one; false when there are too many.</summary>
    /// <param name="perSecond">0: no limit.</param>
    /// <param name="now">The turn's time.</param>
    public bool TryTake(int perSecond, Instant now)
    {
        if (perSecond == 0)
        {
            return true;
        }
        // In ticks: one call costs a second divided by the rate, so nothing is rounded away.
        long cost = TimeSpan.TicksPerSecond / perSecond;
        saved = filledAt == default ? TimeSpan.TicksPerSecond : Math.Min(TimeSpan.TicksPerSecond, saved + (now - filledAt).Ticks);
        filledAt = now;
        if (saved < cost)
        {
            return false;
        }
        saved -= cost;
        return true;
    }
}
