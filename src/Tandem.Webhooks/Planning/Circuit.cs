namespace Tandem.Webhooks.Planning;

/// <summary>
/// Whether a receiver is asked at all. Closed: freely. After some failures in a row it is open: one request at a time, at ever longer pauses,
/// until one succeeds. A receiver that asks to be left alone is, whatever else.
/// </summary>
public sealed class Circuit(RetryPlan plan, int openAfter)
{
    private int failures;
    private int probes;

    /// <summary>Since when everything fails, Unix microseconds; 0 while it does not.</summary>
    public long FailingSinceMicros { get; private set; }

    public bool IsOpen => failures >= openAfter;

    /// <summary>When the next request may be made; in the past when any time.</summary>
    public long UntilMicros { get; private set; }

    public bool Admits(long nowMicros, int underWay) => nowMicros >= UntilMicros && (!IsOpen || underWay == 0);

    /// <summary>As it was before a restart.</summary>
    public void Restore(long failingSinceMicros)
    {
        FailingSinceMicros = failingSinceMicros;
        failures = failingSinceMicros > 0 ? openAfter : 0;
    }

    /// <summary>True when it was open until now.</summary>
    public bool Succeeded()
    {
        bool wasOpen = IsOpen;
        failures = 0;
        probes = 0;
        UntilMicros = 0;
        FailingSinceMicros = 0;
        return wasOpen;
    }

    /// <param name="nowMicros">Unix time.</param>
    /// <param name="chance">From 0 to 1, for the pause.</param>
    public void Failed(long nowMicros, double chance)
    {
        FailingSinceMicros = FailingSinceMicros == 0 ? nowMicros : FailingSinceMicros;
        failures++;
        // What was under way when it opened says nothing new.
        if (IsOpen && nowMicros >= UntilMicros)
        {
            probes++;
            HoldUntil(nowMicros + (long)plan.Pause(probes, chance).TotalMicroseconds);
        }
    }

    /// <summary>Nothing before then.</summary>
    public void HoldUntil(long micros) => UntilMicros = Math.Max(UntilMicros, micros);

    /// <summary>Somebody says that it is worth a try now.</summary>
    public void TryNow() => UntilMicros = 0;
}
