namespace Tandem.Native.Models;

using System.Globalization;

/// <summary>Times as RFC 3339 has them, UTC, with milliseconds.</summary>
internal static class Moments
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Null for a time that never came.</summary>
    public static string? OrNull(long micros) => micros == 0 ? null : Text(micros);

    /// <summary>With microseconds.</summary>
    public static string Exact(long micros) =>
        DateTime
            .UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Text(long micros) =>
        DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond).ToString(Format, CultureInfo.InvariantCulture);
}
