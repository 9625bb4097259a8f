namespace Tandem.Server.Replaying;

using System.Globalization;

/// <summary>Times of a replay as people read them, UTC.</summary>
internal static class Moment
{
    public static string Text(long wallMicros) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(wallMicros / 1_000)
            .UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
