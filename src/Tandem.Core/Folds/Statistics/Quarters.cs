namespace Tandem.Core.Folds.Statistics;

using Tandem.Core.Contract.Rows;

/// <summary>Quarters of an hour, counted from 1970 in UTC.</summary>
internal static class Quarters
{
    public const long Micros = AgentQuarter.LengthMicros;
}
