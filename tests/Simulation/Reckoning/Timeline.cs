namespace Tandem.Simulation.Tests.Reckoning;

using Tandem.Core.Contract.Events;

/// <summary>From one moment to another, in microseconds since the server started.</summary>
internal readonly record struct Stretch(long From, long Until);

/// <summary>
/// Which quarter of an hour ran when, by the clock that never jumps. The wall clock may be set meanwhile: forwards, the quarters passed over end where
/// the new time puts their ends; backwards, another one runs from the first event on that says so.
/// </summary>
internal sealed class Timeline
{
    private const long Quarter = 900_000_000;

    private readonly List<(long From, int Quarter)> quarters = [];

    public Timeline(IReadOnlyList<Event> events)
    {
        int running = QuarterOf(events[0]);
        quarters.Add((long.MinValue, running));
        long before = events[0].ServerMicros;
        foreach (Event happened in events)
        {
            for (; running < QuarterOf(happened); running++)
            {
                long end = happened.ServerMicros - (happened.WallMicros - (running + 1L) * Quarter);
                quarters.Add((Math.Clamp(end, before, happened.ServerMicros), running + 1));
            }
            if (running > QuarterOf(happened))
            {
                running = QuarterOf(happened);
                quarters.Add((happened.ServerMicros, running));
            }
            before = happened.ServerMicros;
        }
    }

    /// <summary>What goes on to the end has been counted up to there.</summary>
    public long Counted => quarters[^1].From;

    public static int QuarterOf(Event happened) => (int)(happened.WallMicros / Quarter);

    /// <summary>How much of it is in each quarter it touches.</summary>
    public IEnumerable<(int Quarter, long Micros)> Cut(Stretch stretch)
    {
        for (int i = 0; i < quarters.Count; i++)
        {
            long from = Math.Max(stretch.From, quarters[i].From);
            long until = Math.Min(stretch.Until, i + 1 < quarters.Count ? quarters[i + 1].From : long.MaxValue);
            if (until > from)
            {
                yield return (quarters[i].Quarter, until - from);
            }
        }
    }
}
