namespace Tandem.Engine.Admission;

using Tandem.Engine.Ports;
using Tandem.Engine.Settings;
using Tandem.Foundation;

/// <summary>Why a new call is not let in; each is answered 503 with Retry-After.</summary>
public enum Refusal
{
    None,
    Draining,
    TooManyCalls,
    TooManyCallsPerSecond,
    JournalFull,
}

/// <summary>
/// Decides whether one more call may begin: calls in progress, calls a second (a token bucket), the journal, draining. What it
/// lets in is kept; overload is turned away at the door, cheaply.
/// </summary>
internal sealed class CallGate(ExchangeLimits limits)
{
    private const int BurstDivisor = 4;
    private long bucketTicks;
    private Instant filledAt;

    /// <summary>No new calls from outside.</summary>
    public bool Draining { get; set; }

    /// <summary>Nothing new at all: what lives is being hung up.</summary>
    public bool Ending { get; set; }

    public JournalLevel Journal { get; set; }

    public Refusal TryEnter(int liveCalls, Instant now)
    {
        if (Draining || Ending)
        {
            return Refusal.Draining;
        }
        if (liveCalls >= limits.Calls)
        {
            return Refusal.TooManyCalls;
        }
        if (Journal == JournalLevel.Full)
        {
            return Refusal.JournalFull;
        }
        return limits.CallsPerSecond > 0 && !TakeToken(now) ? Refusal.TooManyCallsPerSecond : Refusal.None;
    }

    // The bucket is kept in ticks: one call costs a second divided by the rate, so nothing is rounded away.
    private bool TakeToken(Instant now)
    {
        long cost = TimeSpan.TicksPerSecond / limits.CallsPerSecond;
        long size = Math.Max(TimeSpan.TicksPerSecond / BurstDivisor, cost);
        bucketTicks = filledAt == default ? size : Math.Min(size, bucketTicks + (now - filledAt).Ticks);
        filledAt = now;
        if (bucketTicks < cost)
        {
            return false;
        }
        bucketTicks -= cost;
        return true;
    }
}
