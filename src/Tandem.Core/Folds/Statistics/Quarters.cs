namespace Tandem.Core.Folds.Statistics;

/// <summary>Quarters of an hour, counted from 1970 in UTC.</summary>
internal static class Quarters
{
    public const long Micros = 15 * 60 * 1_000_000L;
}
