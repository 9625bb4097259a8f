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

    /// <summary>What pairs are left belong to phones that may have to be reached.</summary>
    PortsReserved,
    JournalFull,
}

/// <summary>
/// Decides whether one more call may begin: calls in progress, calls a second (a token bucket), the journal, port pairs, draining. What it
/// lets in is kept; overload is turned away at the door, cheaply.
/// </summary>
internal sealed class CallGate(ExchangeLimits limits, PortStock ports)
{
    private const int BurstDivisor = 4;
    private long bucketTicks;
    private Instant filledAt;
    private int entered;

    /// <summary>No new calls from outside.</summary>
    public bool Draining { get; set; }

    /// <summary>Nothing new at all: what lives is being hung up.</summary>
    public bool Ending { get; set; }

    public JournalLevel Journal { get; set; }

    /// <summary>Calls in progress, as the call centres count them at the end of each turn.</summary>
    public int LiveCalls { get; private set; }

    /// <summary>A call centre has so many calls more, or fewer, than at the end of the turn before.</summary>
    public void Count(int change) => LiveCalls += change;

    public void TurnOver() => entered = 0;

    /// <summary>Asks for one more call.</summary>
    /// <param name="idlePhones">Phones without a leg: each may have to be rung by a caller who waits, and a pair is kept for it.</param>
    /// <param name="now">The turn's time.</param>
    public Refusal TryEnter(int idlePhones, Instant now)
    {
        if (Draining || Ending)
        {
            return Refusal.Draining;
        }
        if (LiveCalls + entered >= limits.Calls)
        {
            return Refusal.TooManyCalls;
        }
        if (Journal == JournalLevel.Full)
        {
            return Refusal.JournalFull;
        }
        int kept = Math.Min(idlePhones, ports.All * limits.ReservedPortsPercent / 100);
        if (ports.Unlent <= kept || ports.Free(now) <= Math.Min(kept, limits.ReservedPortsAtOnce))
        {
            return Refusal.PortsReserved;
        }
        if (limits.CallsPerSecond > 0 && !TakeToken(now))
        {
            return Refusal.TooManyCallsPerSecond;
        }
        entered++;
        return Refusal.None;
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
