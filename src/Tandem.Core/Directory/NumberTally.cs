namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;

/// <summary>What one number has called of late: minute by minute of the last hour, and today.</summary>
/// <param name="slot">Where its view is published.</param>
internal sealed class NumberTally(string number, int slot) : IPublished
{
    private const int Minutes = 60;
    private const long MicrosPerMinute = 60_000_000;

    private readonly int[] byMinute = new int[Minutes];
    private long lastMinute;
    private int lastHour;
    private int day;
    private int today;
    private int refusals;

    public string Number => number;

    public int Slot => slot;

    public bool IsChanged { get; set; }

    /// <summary>Calls that show it now.</summary>
    public int Live { get; private set; }

    public long RestsUntilMicros { get; private set; }

    /// <summary>Calls begun before: of a quarter that began then, counted as if all had begun at its end.</summary>
    public void Restore(NumberQuarter done, int onDay)
    {
        Count(((done.Quarter + 1) * NumberQuarter.LengthMicros) - 1, onDay, done.Calls);
    }

    public void Begins(long wallMicros, int onDay)
    {
        Live++;
        Count(wallMicros, onDay, 1);
    }

    /// <summary>A call that showed it is over; true when that was one refusal too many.</summary>
    public bool Ends(bool refused, NumberLimitRow? limit, long wallMicros)
    {
        Live--;
        refusals = refused ? refusals + 1 : 0;
        if (limit is not { Refusals: > 0 } || refusals < limit.Refusals)
        {
            return false;
        }
        refusals = 0;
        RestsUntilMicros = wallMicros + (limit.RestSeconds * 1_000_000L);
        return true;
    }

    /// <summary>Why it may not call now; null when it may.</summary>
    public string? Hindrance(NumberLimitRow limit, long wallMicros, int onDay)
    {
        Pass(wallMicros / MicrosPerMinute);
        return RestsUntilMicros > wallMicros ? "rests after refusals"
            : limit.Concurrent > 0 && Live >= limit.Concurrent ? $"has its {limit.Concurrent} calls at once"
            : limit.PerHour > 0 && lastHour >= limit.PerHour ? $"has had its {limit.PerHour} calls of the hour"
            : limit.PerDay > 0 && day == onDay && today >= limit.PerDay ? $"has had its {limit.PerDay} calls of the day"
            : null;
    }

    private void Count(long wallMicros, int onDay, int calls)
    {
        Pass(wallMicros / MicrosPerMinute);
        byMinute[lastMinute % Minutes] += calls;
        lastHour += calls;
        today = day == onDay ? today + calls : calls;
        day = onDay;
    }

    // A clock that was set back leaves the minute as it is: nothing is forgotten too soon.
    private void Pass(long minute)
    {
        if (minute - lastMinute >= Minutes)
        {
            Array.Clear(byMinute);
            lastHour = 0;
            lastMinute = minute;
        }
        while (lastMinute < minute)
        {
            lastMinute++;
            lastHour -= byMinute[lastMinute % Minutes];
            byMinute[lastMinute % Minutes] = 0;
        }
    }
}
