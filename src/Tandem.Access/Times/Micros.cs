namespace Tandem.Access.Times;

/// <summary>Times as they are kept: microseconds of Unix time.</summary>
public static class Micros
{
    private const long TicksPerMicro = TimeSpan.TicksPerMicrosecond;

    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TicksPerMicro;

    public static long Of(TimeSpan span) => span.Ticks / TicksPerMicro;

    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicro);
}

internal static class ClockExtensions
{
    public static long Micros(this TimeProvider clock) => Times.Micros.Of(clock.GetUtcNow());
}
