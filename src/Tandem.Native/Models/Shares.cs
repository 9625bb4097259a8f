namespace Tandem.Native.Models;

/// <summary>Figures of statistics as people read them.</summary>
internal static class Shares
{
    private const double Whole = 100;
    private const int Digits = 1;
    private const long MicrosPerMilli = 1_000;

    /// <summary>With one digit after the point; null of nothing.</summary>
    public static double? Percent(long part, long whole) =>
        whole == 0 ? null : Math.Round(Whole * part / whole, Digits, MidpointRounding.AwayFromZero);

    public static long Millis(long micros) => micros / MicrosPerMilli;
}
