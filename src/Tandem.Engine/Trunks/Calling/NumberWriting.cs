namespace Tandem.Engine.Trunks.Calling;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>Numbers as a trunk writes them.</summary>
internal static class NumberWriting
{
    /// <summary>A number of ours as it is written there.</summary>
    public static string Out(TrunkRow row, NumberKind kind, string number, NumberRegion region) =>
        Ruled(row, kind, Formatted(row.NumberFormat, number, region)) ?? Formatted(row.NumberFormat, number, region);

    /// <summary>A number as it came from there, before it is read as one: a user part still escaped, or a <c>tel:</c> URI.</summary>
    public static string In(TrunkRow row, NumberKind kind, string written) =>
        row.NumberRules.Count > 0 && WrittenNumber.Of(written).TryDigits(out string digits, out _)
            ? Ruled(row, kind, digits) ?? written
            : written;

    // Null where no rule fits.
    private static string? Ruled(TrunkRow row, NumberKind kind, string number)
    {
        foreach (NumberRule rule in row.NumberRules)
        {
            if (rule.Kind == kind && number.StartsWith(rule.Prefix, StringComparison.Ordinal))
            {
                return rule.Add + number[Math.Min(rule.Strip, number.Length)..];
            }
        }
        return null;
    }

    // What is no number of a subscriber, as a service's or an extension's, stays as it is.
    private static string Formatted(NumberFormat format, string number, NumberRegion region)
    {
        string inner = NumberForms.TryRead(WrittenNumber.Of(number), region, out string read, out _) ? read : number;
        return format switch
        {
            _ when !NumberForms.IsInternational(inner) => number,
            NumberFormat.E164 => inner,
            NumberFormat.Digits => inner[1..],
            _ => NumberForms.National(inner, region),
        };
    }
}
