namespace Tandem.Net.Loop;

/// <summary>
/// Passes unexpected failures on, but not without end: what breaks with every packet must not bury the log. Any thread; never throws.
/// </summary>
/// <param name="report">Where and what.</param>
/// <param name="clock">Milliseconds since some start.</param>
internal sealed class FailureReports(Action<string, Exception> report, Func<long> clock)
{
    /// <summary>
    /// Reports passed on within <see cref="WindowMillis"/>; further ones are counted and told with the next window's first.
    /// </summary>
    public const int Most = 20;

    public const long WindowMillis = 10_000;

    private readonly Lock gate = new();
    private long window = long.MinValue;
    private int passed;
    private long held;
    private long total;

    /// <summary>All there were, for metrics.</summary>
    public long Total => Volatile.Read(ref total);

    public void Add(string where, Exception failure)
    {
        Interlocked.Increment(ref total);
        string place = where;
        lock (gate)
        {
            long now = clock();
            if (window == long.MinValue || now - window >= WindowMillis)
            {
                place = held == 0 ? where : $"{where} (and {held} failures before it that were not reported)";
                window = now;
                passed = 0;
                held = 0;
            }
            if (passed >= Most)
            {
                held++;
                return;
            }
            passed++;
        }
        try
        {
            report(place, failure);
        }
        catch (Exception)
        {
            // A log that cannot be written to is no reason to stop calls.
        }
    }
}
