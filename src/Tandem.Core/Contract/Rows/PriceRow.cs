namespace Tandem.Core.Contract.Rows;

using System.Globalization;

/// <summary>What calls to numbers that begin so cost; of several the longest prefix counts.</summary>
/// <param name="Prefix">Of the inner form, e.g. <c>+86138</c>; empty for all numbers.</param>
/// <param name="StepMicros">A step's price in millionths of the currency's unit.</param>
/// <param name="StepSeconds">Talking is counted in steps so long, each begun one whole.</param>
public sealed record PriceRow(int Id, string Prefix, long StepMicros, int StepSeconds) : DialingRow(Id)
{
    public const string Word = "price";

    public override string Kind => Word;

    public override string Label => Prefix;

    /// <summary>What so much talk costs, in millionths.</summary>
    public long CostOf(long talkMillis)
    {
        long step = StepSeconds * 1_000L;
        return (talkMillis + step - 1) / step * StepMicros;
    }

    /// <summary>An amount of millionths with two decimals, halves rounded up.</summary>
    public static string Text(long micros) =>
        (Math.Floor((micros + 5_000) / 10_000m) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
